import { createHash, generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTlsIdentity } from '../../../../main/host/listen/tls-identity.ts';
import { findPublicKey } from '../../../../shared/rendezvous/crypto/certificate-der.ts';
import { registerStatement } from '../../../../shared/rendezvous/messages.ts';
import { checkRegistration, lobbyIdOf } from '../../../../shared/rendezvous/registration.ts';
import { registrationOf } from '../../../support/rendezvous/host-identity.ts';

const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA';
const NAME = 'meet.example.org';
const OTHER_NONCE = 'BBBBBBBBBBBBBBBBBBBBBA';

const identity = await createTlsIdentity(0);
const other = await createTlsIdentity(0);
const der = new X509Certificate(identity.certificatePem).raw;

describe('lobbyIdOf', () => {
  it('is the start of a hash of the fingerprint, base64url', async () => {
    const expected = createHash('sha256')
      .update('earshot lobby 1')
      .update(identity.certificateSha256)
      .digest()
      .subarray(0, 16);
    expect(await lobbyIdOf(identity.certificateSha256)).toBe(expected.toString('base64url'));
  });
});

describe('checkRegistration', () => {
  it('accepts the owner of the key', async () => {
    expect(await checkRegistration(registrationOf(identity, NONCE, NAME), NONCE, NAME)).toEqual({
      lobby: await lobbyIdOf(identity.certificateSha256),
      certificateSha256: Buffer.from(identity.certificateSha256).toString('base64url'),
    });
  });

  it('refuses a proof for another connection', async () => {
    expect(await checkRegistration(registrationOf(identity, NONCE, NAME), OTHER_NONCE, NAME)).toBeUndefined();
  });

  it('refuses a proof for another rendezvous, which that one may have passed on', async () => {
    const proof = registrationOf(identity, NONCE, 'evil.example');
    expect(await checkRegistration(proof, NONCE, NAME)).toBeUndefined();
  });

  it("refuses another host's certificate with its own signature", async () => {
    const stolen = {
      ...registrationOf(other, NONCE, NAME),
      certificate: registrationOf(identity, NONCE, NAME).certificate,
    };
    expect(await checkRegistration(stolen, NONCE, NAME)).toBeUndefined();
  });

  it('refuses bytes that are no certificate, are cut off, or continue behind it', async () => {
    const proof = registrationOf(identity, NONCE, NAME);
    const ends = [0, 1, 2, 3, 40, der.length - 1].map((length) => der.subarray(0, length));
    for (const bytes of [...ends, Buffer.concat([der, Buffer.of(0)]), Buffer.alloc(300, 0x30)])
      expect(
        await checkRegistration({ ...proof, certificate: bytes.toString('base64url') }, NONCE, NAME),
      ).toBeUndefined();
  });

  it('survives a certificate with any byte changed', async () => {
    const proof = registrationOf(identity, NONCE, NAME);
    for (let offset = 0; offset < der.length; offset++) {
      const bytes = Buffer.from(der);
      bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
      const checked = await checkRegistration({ ...proof, certificate: bytes.toString('base64url') }, NONCE, NAME);
      expect(checked?.lobby).not.toBe(await lobbyIdOf(identity.certificateSha256));
    }
  });

  it('refuses a key of another curve', async () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const spki = keys.publicKey.export({ format: 'der', type: 'spki' });
    const field = Buffer.of(0x02, 1, 1);
    const signed = derSequence([...Array<Buffer>(5).fill(field), spki]);
    const certificate = derSequence([signed]);
    expect(Buffer.from(findPublicKey(certificate) ?? [])).toEqual(spki);
    const signature = sign('sha256', Buffer.from(registerStatement(NONCE, NAME)), {
      key: keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const proof = {
      certificate: certificate.toString('base64url'),
      signature: signature.subarray(0, 64).toString('base64url'),
    };
    expect(await checkRegistration(proof, NONCE, NAME)).toBeUndefined();
  });
});

function derSequence(parts: readonly Buffer[]): Buffer {
  const contents = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, 0x82, contents.length >> 8, contents.length & 0xff), contents]);
}
