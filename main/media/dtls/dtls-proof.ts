import {
  createHash,
  createHmac,
  timingSafeEqual,
  verify,
  X509Certificate,
  constants,
  type KeyObject,
} from 'node:crypto';

/**
 * The part of the DTLS 1.2 handshake that werift leaves out: whether the peer holds the private key of its certificate,
 * and whether both sides saw the same handshake. Without it, anybody who knows a participant's certificate (it is sent
 * in clear) could pass as that participant.
 */

export interface HandshakeMessage {
  readonly msg_type: number;
  readonly fragment: Buffer;
  serialize(): Buffer;
}

export interface HandshakeRecord {
  readonly localRole: 'server' | 'client';
  /** All messages except HelloVerifyRequest and the ClientHello before it, in the order of the handshake. */
  readonly messages: readonly HandshakeMessage[];
  /** The peer's certificate, DER. */
  readonly certificate: Buffer;
  readonly clientRandom: Buffer;
  readonly serverRandom: Buffer;
  readonly masterSecret: Buffer;
  /** verify_data of the peer's Finished message. */
  readonly peerFinished: Buffer;
}

const SERVER_KEY_EXCHANGE = 12;
const CERTIFICATE_VERIFY = 15;
const FINISHED = 20;
const VERIFY_DATA_BYTES = 12;

/** Hash codes of TLS 1.2 (RFC 5246, section 7.4.1.4.1); older ones are refused. */
const HASHES: ReadonlyMap<number, string> = new Map([
  [4, 'sha256'],
  [5, 'sha384'],
  [6, 'sha512'],
]);

/** Returns why the peer does not match its certificate; undefined = it does. Never throws. */
export function findHandshakeFlaw(record: HandshakeRecord): string | undefined {
  try {
    const publicKey = new X509Certificate(record.certificate).publicKey;
    const hasSigned =
      record.localRole === 'server' ? hasSignedTranscript(record, publicKey) : hasSignedKeyExchange(record, publicKey);
    if (!hasSigned) return 'the signature does not fit the certificate';
    return hasValidFinished(record) ? undefined : 'the Finished message does not fit the handshake';
  } catch {
    return 'the handshake or the certificate is malformed';
  }
}

/** Checks CertificateVerify, which signs everything before it (RFC 5246, section 7.4.8). */
function hasSignedTranscript(record: HandshakeRecord, publicKey: KeyObject): boolean {
  const position = record.messages.findIndex((message) => message.msg_type === CERTIFICATE_VERIFY);
  const message = record.messages[position];
  if (message === undefined) return false;
  return isSignatureValid(
    publicKey,
    Buffer.concat(record.messages.slice(0, position).map((part) => part.serialize())),
    message.fragment,
    0,
  );
}

/** Checks ServerKeyExchange, which signs both randoms and the server's ECDH parameters (RFC 8422, section 5.4). */
function hasSignedKeyExchange(record: HandshakeRecord, publicKey: KeyObject): boolean {
  const message = record.messages.find((part) => part.msg_type === SERVER_KEY_EXCHANGE);
  if (message === undefined) return false;
  const parameterBytes = 4 + message.fragment.readUInt8(3);
  const signed = Buffer.concat([
    record.clientRandom,
    record.serverRandom,
    message.fragment.subarray(0, parameterBytes),
  ]);
  return isSignatureValid(publicKey, signed, message.fragment, parameterBytes);
}

/** `fragment` holds a DigitallySigned at `offset`: hash, signature algorithm, length, signature. */
function isSignatureValid(publicKey: KeyObject, signed: Buffer, fragment: Buffer, offset: number): boolean {
  const hash = HASHES.get(fragment.readUInt8(offset));
  const length = fragment.readUInt16BE(offset + 2);
  const signature = fragment.subarray(offset + 4, offset + 4 + length);
  if (hash === undefined || signature.length !== length) return false;
  return verify(hash, signed, { key: publicKey, dsaEncoding: 'der', padding: constants.RSA_PKCS1_PADDING }, signature);
}

/** Checks Finished = PRF(master secret, label, hash of all messages before it) (RFC 5246, section 7.4.9). */
function hasValidFinished(record: HandshakeRecord): boolean {
  const isPeerClient = record.localRole === 'server';
  const finishedPositions = record.messages.flatMap((message, index) => (message.msg_type === FINISHED ? [index] : []));
  // The client's Finished comes first, and the server's covers it.
  const end = isPeerClient ? finishedPositions[0] : (finishedPositions[1] ?? record.messages.length);
  const transcript = record.messages.slice(0, end).map((message) => message.serialize());
  const digest = createHash('sha256').update(Buffer.concat(transcript)).digest();
  const label = Buffer.from(isPeerClient ? 'client finished' : 'server finished', 'ascii');
  const expected = pseudoRandom(record.masterSecret, Buffer.concat([label, digest])).subarray(0, VERIFY_DATA_BYTES);
  return record.peerFinished.length === VERIFY_DATA_BYTES && timingSafeEqual(expected, record.peerFinished);
}

/** Returns the first 32 bytes of P_SHA256 (RFC 5246, section 5). */
function pseudoRandom(secret: Buffer, seed: Buffer): Buffer {
  const first = createHmac('sha256', secret).update(seed).digest();
  return createHmac('sha256', secret).update(first).update(seed).digest();
}
