/** A key that the Web Cryptography API holds. */
export interface WebCryptoKey {
  readonly type: string;
}

/** The parts of the Web Cryptography API that the rendezvous needs. Node and pages of secure origins have it. */
interface WebCrypto {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
    importKey(
      format: 'spki',
      key: Uint8Array,
      algorithm: { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' },
      isExtractable: boolean,
      usages: readonly ['verify'],
    ): Promise<WebCryptoKey>;
    verify(
      algorithm: { readonly name: 'ECDSA'; readonly hash: 'SHA-256' },
      key: WebCryptoKey,
      signature: Uint8Array,
      data: Uint8Array,
    ): Promise<boolean>;
  };
}

/** The Web Cryptography API of this environment. `shared` has the types of neither Node nor the DOM. */
export const webCrypto = (globalThis as unknown as { readonly crypto: WebCrypto }).crypto;

/** Returns the SHA-256 of `data`, 32 bytes. */
export async function sha256(data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webCrypto.subtle.digest('SHA-256', data));
}
