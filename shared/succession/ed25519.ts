import { webCrypto, type WebCryptoKey } from '../rendezvous/crypto/web-crypto.ts';

const ED25519 = { name: 'Ed25519' } as const;

/**
 * Returns whether `signature` of `data` is by the owner of `publicKey` (RFC 8032). Browsers that lack Ed25519 in their
 * Web Cryptography API load a library for it: they can check a vote, though their people have no identity to vote with.
 */
export async function verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  const key = await importKey(publicKey);
  if (key === 'bad-key') return false;
  if (key !== 'unsupported') return webCrypto.subtle.verify(ED25519, key, signature, data);
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  try {
    return ed25519.verify(signature, data, publicKey, { zip215: false });
  } catch {
    // Neither key nor signature has the right length.
    return false;
  }
}

async function importKey(publicKey: Uint8Array): Promise<WebCryptoKey | 'bad-key' | 'unsupported'> {
  try {
    return await webCrypto.subtle.importKey('raw', publicKey, ED25519, false, ['verify']);
  } catch (error) {
    return (error as { readonly name?: unknown }).name === 'NotSupportedError' ? 'unsupported' : 'bad-key';
  }
}
