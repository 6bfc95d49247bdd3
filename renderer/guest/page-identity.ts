import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';

/** Where the page keeps the key pair of its person. Both reject where the browser keeps nothing. */
export interface KeyPairStore {
  read(): Promise<unknown>;
  write(pair: CryptoKeyPair): Promise<void>;
}

/** The identity by which others recognise the person in every lobby, as long as this browser keeps the page's data. */
export interface PageIdentity {
  /** The raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Returns the signature over the text's UTF-8 bytes, base64url. */
  sign(statement: string): Promise<string>;
}

const ALGORITHM = 'Ed25519';

/**
 * Reads the person's key from `store`, and makes one if there is none. The page itself cannot read the private part.
 * Resolves with undefined where the browser has no Ed25519 or keeps nothing: then the person joins as a guest.
 */
export async function openPageIdentity(subtle: SubtleCrypto, store: KeyPairStore): Promise<PageIdentity | undefined> {
  try {
    const stored = await store.read();
    if (isKeyPair(stored)) return await toIdentity(subtle, stored);
    const made = (await subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])) as CryptoKeyPair;
    await store.write(made);
    return await toIdentity(subtle, made);
  } catch {
    return undefined;
  }
}

async function toIdentity(subtle: SubtleCrypto, { publicKey, privateKey }: CryptoKeyPair): Promise<PageIdentity> {
  const raw = new Uint8Array(await subtle.exportKey('raw', publicKey));
  return {
    publicKey: toBase64Url(raw),
    async sign(statement) {
      const signature = await subtle.sign(ALGORITHM, privateKey, new TextEncoder().encode(statement));
      return toBase64Url(new Uint8Array(signature));
    },
  };
}

/** What a store holds may come from another version of the page, or another program of its origin. */
function isKeyPair(stored: unknown): stored is CryptoKeyPair {
  const { publicKey, privateKey } = (stored ?? {}) as Partial<Record<keyof CryptoKeyPair, unknown>>;
  return (
    publicKey instanceof CryptoKey &&
    publicKey.algorithm.name === ALGORITHM &&
    privateKey instanceof CryptoKey &&
    privateKey.algorithm.name === ALGORITHM &&
    privateKey.usages.includes('sign')
  );
}
