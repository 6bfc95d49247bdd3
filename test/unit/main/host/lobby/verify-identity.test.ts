import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { verifyIdentity } from '../../../../../main/host/lobby/verify-identity.ts';
import { identitySchema } from '../../../../../shared/model/people/person.ts';
import { identityStatement } from '../../../../../shared/protocol/signalling.ts';

const PIN = 'p'.repeat(43);
const OFFER = 'v=0\r\na=fingerprint:sha-256 AA';
const { privateKey, publicKey: publicKeyObject } = generateKeyPairSync('ed25519');
const publicKey = publicKeyObject.export({ format: 'jwk' }).x!;

function signed(pin: string, offer: string, key: KeyObject = privateKey) {
  return { publicKey, signature: sign(null, Buffer.from(identityStatement(pin, offer)), key).toString('base64url') };
}

describe('a proven identity', () => {
  it('is a prefix of the SHA-256 of its public key', () => {
    const identity = verifyIdentity({ offer: OFFER, identity: signed(PIN, OFFER) }, PIN);
    const expected = createHash('sha256')
      .update(Buffer.from(publicKey, 'base64url'))
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    expect(identity).toBe(expected);
    expect(v.is(identitySchema, identity)).toBe(true);
  });

  it('is the same with every offer and in every lobby', () => {
    expect(verifyIdentity({ offer: 'other', identity: signed('q', 'other') }, 'q')).toBe(
      verifyIdentity({ offer: OFFER, identity: signed(PIN, OFFER) }, PIN),
    );
  });

  it('is empty when nothing has to be proven', () => {
    expect(verifyIdentity({ offer: OFFER }, PIN)).toBe('');
  });
});

it.each([
  ['for another lobby, as a host could replay it elsewhere', { offer: OFFER, identity: signed('q'.repeat(43), OFFER) }],
  ['for another offer, as an eavesdropper could replay it', { offer: `${OFFER}b`, identity: signed(PIN, OFFER) }],
  ['by another key', { offer: OFFER, identity: signed(PIN, OFFER, generateKeyPairSync('ed25519').privateKey) }],
  ['that is empty', { offer: OFFER, identity: { publicKey, signature: '' } }],
  ['that consists of zeros', { offer: OFFER, identity: { publicKey, signature: 'A'.repeat(86) } }],
  [
    'by a key that is not a point on the curve',
    { offer: OFFER, identity: { ...signed(PIN, OFFER), publicKey: '_'.repeat(43) } },
  ],
  ['by a key that is too short', { offer: OFFER, identity: { ...signed(PIN, OFFER), publicKey: 'AAAA' } }],
])('rejects a signature %s', (_, request) => {
  expect(verifyIdentity(request, PIN)).toBeUndefined();
});
