import { describe, expect, it } from 'vitest';
import { openPageIdentity, type KeyPairStore } from '../../../../renderer/guest/page-identity.ts';

const { subtle } = globalThis.crypto;

function memoryStore(first?: unknown): KeyPairStore {
  let kept = first;
  return {
    read: async () => kept,
    write: async (pair) => {
      kept = pair;
    },
  };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));

describe('the identity of a page', () => {
  it('signs statements so that its public key verifies them', async () => {
    const identity = await openPageIdentity(subtle, memoryStore());
    if (identity === undefined) throw new Error('there is no identity');
    const key = await subtle.importKey('raw', bytesOf(identity.publicKey), 'Ed25519', true, ['verify']);
    const signature = bytesOf(await identity.sign('statement ü'));
    const verify = (text: string) => subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
    expect([await verify('statement ü'), await verify('statement u')]).toEqual([true, false]);
  });

  it('is the same after a reload', async () => {
    const store = memoryStore();
    const first = await openPageIdentity(subtle, store);
    const second = await openPageIdentity(subtle, store);
    expect(second?.publicKey).toBe(first?.publicKey);
  });

  it('keeps a private key that the page itself cannot read', async () => {
    const store = memoryStore();
    await openPageIdentity(subtle, store);
    const { privateKey } = (await store.read()) as CryptoKeyPair;
    await expect(subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });

  it.each([null, 'text', 17, {}, { publicKey: 1, privateKey: 2 }])('replaces what is no key (%j)', async (found) => {
    const store = memoryStore(found);
    const identity = await openPageIdentity(subtle, store);
    expect(identity?.publicKey).toMatch(/^[\w-]{43}$/);
    expect((await openPageIdentity(subtle, store))?.publicKey).toBe(identity?.publicKey);
  });

  it('is absent where the browser keeps nothing or has no Ed25519', async () => {
    const refusing: KeyPairStore = { read: () => Promise.reject(new Error('blocked')), write: async () => undefined };
    const without = { generateKey: () => Promise.reject(new DOMException('', 'NotSupportedError')) };
    expect(await openPageIdentity(subtle, refusing)).toBeUndefined();
    expect(await openPageIdentity(without as unknown as SubtleCrypto, memoryStore())).toBeUndefined();
  });
});
