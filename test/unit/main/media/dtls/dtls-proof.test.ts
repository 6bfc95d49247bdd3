import { createHash, createHmac, createPrivateKey, randomBytes, sign, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDtlsCertificate,
  matchesFingerprint,
  type DtlsCertificate,
} from '../../../../../main/media/dtls/dtls-certificate.ts';
import {
  findHandshakeFlaw,
  type HandshakeMessage,
  type HandshakeRecord,
} from '../../../../../main/media/dtls/dtls-proof.ts';
import { createRandom } from '../../../../support/signals.ts';

let certificate: DtlsCertificate;
let der: Buffer;

beforeAll(async () => {
  certificate = await createDtlsCertificate();
  der = new X509Certificate(certificate.certificatePem).raw;
});

function message(type: number, fragment: Buffer): HandshakeMessage {
  return { msg_type: type, fragment, serialize: () => Buffer.concat([Buffer.from([type]), fragment]) };
}

/** SHA-256 with ECDSA, as DigitallySigned. */
function digitallySigned(content: Buffer): Buffer {
  const signature = sign('sha256', content, createPrivateKey(certificate.privateKeyPem));
  const head = Buffer.from([4, 3, 0, 0]);
  head.writeUInt16BE(signature.length, 2);
  return Buffer.concat([head, signature]);
}

const transcriptOf = (messages: readonly HandshakeMessage[]): Buffer =>
  Buffer.concat(messages.map((part) => part.serialize()));

function verifyData(masterSecret: Buffer, label: string, messages: readonly HandshakeMessage[]): Buffer {
  const seed = Buffer.concat([Buffer.from(label), createHash('sha256').update(transcriptOf(messages)).digest()]);
  const first = createHmac('sha256', masterSecret).update(seed).digest();
  return createHmac('sha256', masterSecret)
    .update(Buffer.concat([first, seed]))
    .digest()
    .subarray(0, 12);
}

/** A handshake as a server sees it: an honest client proved its certificate. */
function serverSide(): HandshakeRecord {
  const masterSecret = randomBytes(48);
  const before = [1, 2, 11, 12, 13, 14, 11, 16].map((type) => message(type, randomBytes(40)));
  const withProof = [...before, message(15, digitallySigned(transcriptOf(before)))];
  const peerFinished = verifyData(masterSecret, 'client finished', withProof);
  const messages = [...withProof, message(20, peerFinished), message(20, randomBytes(12))];
  return {
    localRole: 'server',
    messages,
    certificate: der,
    clientRandom: randomBytes(32),
    serverRandom: randomBytes(32),
    masterSecret,
    peerFinished,
  };
}

/** A handshake as a client sees it: an honest server signed its key. */
function clientSide(): HandshakeRecord {
  const masterSecret = randomBytes(48);
  const clientRandom = randomBytes(32);
  const serverRandom = randomBytes(32);
  const parameters = Buffer.concat([Buffer.from([3, 0, 29, 32]), randomBytes(32)]);
  const keyExchange = message(
    12,
    Buffer.concat([parameters, digitallySigned(Buffer.concat([clientRandom, serverRandom, parameters]))]),
  );
  const messages = [1, 2, 11]
    .map((type) => message(type, randomBytes(40)))
    .concat(
      keyExchange,
      [13, 14, 11, 16, 15, 20].map((type) => message(type, randomBytes(40))),
    );
  return {
    localRole: 'client',
    messages,
    certificate: der,
    clientRandom,
    serverRandom,
    masterSecret,
    peerFinished: verifyData(masterSecret, 'server finished', messages),
  };
}

describe.each([
  ['server', serverSide],
  ['client', clientSide],
])('the proof of the peer, seen by a %s', (_role, handshake) => {
  it('accepts an honest handshake', () => {
    expect(findHandshakeFlaw(handshake())).toBeUndefined();
  });

  it('detects a certificate whose key did not sign', async () => {
    const other = new X509Certificate((await createDtlsCertificate()).certificatePem).raw;

    expect(findHandshakeFlaw({ ...handshake(), certificate: other })).toMatch(/signature/);
  });

  it('detects a handshake that the peer saw differently', () => {
    const record = handshake();
    const messages = record.messages.map((part, index) => (index === 1 ? message(2, randomBytes(40)) : part));

    expect(findHandshakeFlaw({ ...record, messages })).toBeDefined();
  });

  it('detects a wrong, a short and an empty Finished', () => {
    for (const peerFinished of [randomBytes(12), Buffer.alloc(11), Buffer.alloc(0)])
      expect(findHandshakeFlaw({ ...handshake(), peerFinished })).toMatch(/Finished/);
  });

  it('detects a missing signature, a broken certificate and weak hashes, and never throws', () => {
    const record = handshake();
    const random = createRandom(13);
    expect(
      findHandshakeFlaw({
        ...record,
        messages: record.messages.filter(({ msg_type }) => msg_type !== 12 && msg_type !== 15),
      }),
    ).toBeDefined();
    expect(findHandshakeFlaw({ ...record, certificate: der.subarray(0, 100) })).toBeDefined();
    expect(findHandshakeFlaw({ ...record, messages: [] })).toBeDefined();
    for (let round = 0; round < 200; round++) {
      const messages = record.messages.map((part) => {
        const isSigned = part.msg_type === 12 || part.msg_type === 15;
        const fragment = Buffer.from(part.fragment);
        const position = Math.floor(random() * fragment.length);
        fragment[position]! ^= 1 + Math.floor(random() * 255);
        return isSigned ? message(part.msg_type, random() < 0.3 ? fragment.subarray(0, position) : fragment) : part;
      });
      expect(findHandshakeFlaw({ ...record, messages })).toBeDefined();
    }
  });
});

describe('fingerprints', () => {
  it('match their own certificate, by strong digests only', () => {
    const sha512 = createHash('sha512').update(der).digest('hex').toUpperCase().match(/../g)!.join(':');
    const sha1 = createHash('sha1').update(der).digest('hex').toUpperCase().match(/../g)!.join(':');

    expect(matchesFingerprint(der, [certificate.fingerprint])).toBe(true);
    expect(matchesFingerprint(der, [{ algorithm: 'sha-512', value: sha512 }])).toBe(true);
    expect(
      matchesFingerprint(der, [
        { algorithm: 'sha-256', value: Array(32).fill('00').join(':') },
        certificate.fingerprint,
      ]),
    ).toBe(true);
    expect(matchesFingerprint(der, [{ algorithm: 'sha-1', value: sha1 }])).toBe(false);
    expect(matchesFingerprint(der, [])).toBe(false);
  });
});
