import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ipAddressBytes, ipAddressText } from './ip-address.ts';

/** STUN messages as ICE uses them (RFC 8489, RFC 8445): Binding requests and their responses, nothing else. */

export const STUN_BINDING_REQUEST = 0x0001;
export const STUN_BINDING_SUCCESS = 0x0101;

const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const INTEGRITY_BYTES = 20;
const FINGERPRINT_XOR = 0x5354554e;

const ATTRIBUTE_USERNAME = 0x0006;
const ATTRIBUTE_MESSAGE_INTEGRITY = 0x0008;
const ATTRIBUTE_XOR_MAPPED_ADDRESS = 0x0020;
const ATTRIBUTE_PRIORITY = 0x0024;
const ATTRIBUTE_USE_CANDIDATE = 0x0025;
const ATTRIBUTE_FINGERPRINT = 0x8028;
const ATTRIBUTE_ICE_CONTROLLED = 0x8029;
const ATTRIBUTE_ICE_CONTROLLING = 0x802a;

/** The used parts of a STUN message. Do not trust any of them before `hasValidIntegrity`. */
export interface StunMessage {
  readonly type: number;
  /** 12 bytes, a view of the packet. */
  readonly transactionId: Buffer;
  readonly username: string | undefined;
  readonly hasUseCandidate: boolean;
  readonly mappedAddress: { readonly address: string; readonly port: number } | undefined;
  /** Offset of MESSAGE-INTEGRITY, bytes from the packet's start; -1 = there is none. */
  readonly integrityOffset: number;
}

/**
 * Parses a packet; returns undefined if it is not a well-formed STUN message of RFC 8489 or has a wrong FINGERPRINT.
 */
export function parseStun(packet: Buffer): StunMessage | undefined {
  if (packet.length < HEADER_BYTES || (packet[0] ?? 0xff) > 3 || packet.readUInt32BE(4) !== MAGIC_COOKIE)
    return undefined;
  const end = HEADER_BYTES + packet.readUInt16BE(2);
  if (end !== packet.length || end % 4 !== 0) return undefined;
  const found: FoundAttributes = {
    username: undefined,
    hasUseCandidate: false,
    mappedAddress: undefined,
    integrityOffset: -1,
  };
  for (let offset = HEADER_BYTES; offset < end;) {
    if (offset + 4 > end) return undefined;
    const length = packet.readUInt16BE(offset + 2);
    if (offset + 4 + length > end || !readAttribute(packet, offset, length, found)) return undefined;
    offset += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { type: packet.readUInt16BE(0), transactionId: packet.subarray(8, HEADER_BYTES), ...found };
}

type FoundAttributes = { -readonly [Name in Exclude<keyof StunMessage, 'type' | 'transactionId'>]: StunMessage[Name] };

/** Reads one attribute of `length` bytes into `found`. Returns false if it is malformed. */
function readAttribute(packet: Buffer, offset: number, length: number, found: FoundAttributes): boolean {
  const type = packet.readUInt16BE(offset);
  const valueOffset = offset + 4;
  if (type === ATTRIBUTE_FINGERPRINT)
    return length === 4 && valueOffset + 4 === packet.length && hasValidFingerprint(packet, offset);
  // MESSAGE-INTEGRITY does not protect what follows it, so that is ignored (RFC 8489, section 14.5).
  if (found.integrityOffset !== -1) return true;
  if (type === ATTRIBUTE_MESSAGE_INTEGRITY) {
    found.integrityOffset = offset;
    return length === INTEGRITY_BYTES;
  }
  if (type === ATTRIBUTE_USERNAME) found.username = packet.toString('utf8', valueOffset, valueOffset + length);
  else if (type === ATTRIBUTE_USE_CANDIDATE) found.hasUseCandidate = true;
  else if (type === ATTRIBUTE_XOR_MAPPED_ADDRESS) {
    found.mappedAddress = readXorAddress(packet, valueOffset, length);
    return found.mappedAddress !== undefined;
  }
  return true;
}

/** Whether MESSAGE-INTEGRITY was made with `password` (HMAC-SHA1, RFC 8489 section 14.5). Compares in constant time. */
export function hasValidIntegrity(packet: Buffer, message: StunMessage, password: string): boolean {
  const offset = message.integrityOffset;
  if (offset < 0) return false;
  const expected = integrityOf(packet, offset, password);
  return timingSafeEqual(expected, packet.subarray(offset + 4, offset + 4 + INTEGRITY_BYTES));
}

/** Encodes the Binding success response to the request with `transactionId`, with the sender's own address. */
export function encodeBindingSuccess(
  transactionId: Buffer,
  address: string,
  port: number,
  password: string,
): Buffer | undefined {
  const mapped = xorAddressAttribute(transactionId, address, port);
  return mapped === undefined ? undefined : encodeStun(STUN_BINDING_SUCCESS, transactionId, [mapped], password);
}

/** Encodes what a STUN server answers to a Binding request: the sender's own address and nothing else. */
export function encodeServerBindingSuccess(transactionId: Buffer, address: string, port: number): Buffer | undefined {
  const mapped = xorAddressAttribute(transactionId, address, port);
  if (mapped === undefined) return undefined;
  return Buffer.concat([encodeHeader(STUN_BINDING_SUCCESS, mapped.length, transactionId), mapped]);
}

/** Encodes a Binding request to a STUN server, which has no attributes. */
export function encodePlainBindingRequest(transactionId: Buffer): Buffer {
  return encodeHeader(STUN_BINDING_REQUEST, 0, transactionId);
}

/** Encodes an agent's Binding request. `username` is "remote:local" (RFC 8445, section 7.2.2). */
export function encodeBindingRequest(request: {
  readonly role: 'controlling' | 'controlled';
  readonly transactionId: Buffer;
  readonly username: string;
  readonly password: string;
  readonly priority: number;
  /** 8 random bytes, the same for the whole session. */
  readonly tieBreaker: Buffer;
  readonly shouldNominate: boolean;
}): Buffer {
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(request.priority);
  const attributes = [
    attribute(ATTRIBUTE_USERNAME, Buffer.from(request.username, 'utf8')),
    attribute(ATTRIBUTE_PRIORITY, priority),
    attribute(
      request.role === 'controlling' ? ATTRIBUTE_ICE_CONTROLLING : ATTRIBUTE_ICE_CONTROLLED,
      request.tieBreaker,
    ),
  ];
  if (request.shouldNominate) attributes.push(attribute(ATTRIBUTE_USE_CANDIDATE, Buffer.alloc(0)));
  return encodeStun(STUN_BINDING_REQUEST, request.transactionId, attributes, request.password);
}

function encodeStun(type: number, transactionId: Buffer, attributes: readonly Buffer[], password: string): Buffer {
  const attributeBytes = attributes.reduce((sum, part) => sum + part.length, 0);
  const integrityOffset = HEADER_BYTES + attributeBytes;
  const packet = Buffer.alloc(integrityOffset + 4 + INTEGRITY_BYTES + 8);
  encodeHeader(type, packet.length - HEADER_BYTES, transactionId).copy(packet);
  Buffer.concat(attributes).copy(packet, HEADER_BYTES);
  packet.writeUInt16BE(ATTRIBUTE_MESSAGE_INTEGRITY, integrityOffset);
  packet.writeUInt16BE(INTEGRITY_BYTES, integrityOffset + 2);
  integrityOf(packet, integrityOffset, password).copy(packet, integrityOffset + 4);
  const fingerprintOffset = packet.length - 8;
  packet.writeUInt16BE(ATTRIBUTE_FINGERPRINT, fingerprintOffset);
  packet.writeUInt16BE(4, fingerprintOffset + 2);
  packet.writeUInt32BE(fingerprintOf(packet, fingerprintOffset), fingerprintOffset + 4);
  return packet;
}

function encodeHeader(type: number, attributeBytes: number, transactionId: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(attributeBytes, 2);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  transactionId.copy(header, 8);
  return header;
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + value.length + ((4 - (value.length % 4)) % 4));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

/** Computes the HMAC, for which the header's length field must end with MESSAGE-INTEGRITY. */
function integrityOf(packet: Buffer, offset: number, password: string): Buffer {
  const head = Buffer.from(packet.subarray(0, HEADER_BYTES));
  head.writeUInt16BE(offset + 4 + INTEGRITY_BYTES - HEADER_BYTES, 2);
  return createHmac('sha1', password).update(head).update(packet.subarray(HEADER_BYTES, offset)).digest();
}

function fingerprintOf(packet: Buffer, offset: number): number {
  return (crc32(packet.subarray(0, offset)) ^ FINGERPRINT_XOR) >>> 0;
}

function hasValidFingerprint(packet: Buffer, offset: number): boolean {
  return packet.readUInt32BE(offset + 4) === fingerprintOf(packet, offset);
}

/** Returns the magic cookie and transaction id, with which addresses are XORed (RFC 8489, section 14.2). */
function xorMask(transactionId: Buffer): Buffer {
  const mask = Buffer.alloc(16);
  mask.writeUInt32BE(MAGIC_COOKIE, 0);
  transactionId.copy(mask, 4);
  return mask;
}

function xorAddressAttribute(transactionId: Buffer, address: string, port: number): Buffer | undefined {
  const bytes = ipAddressBytes(address);
  if (bytes === undefined) return undefined;
  const mask = xorMask(transactionId);
  const value = Buffer.alloc(4 + bytes.length);
  value[1] = bytes.length === 4 ? 1 : 2;
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  for (let index = 0; index < bytes.length; index++) value[4 + index] = (bytes[index] ?? 0) ^ (mask[index] ?? 0);
  return attribute(ATTRIBUTE_XOR_MAPPED_ADDRESS, value);
}

function readXorAddress(packet: Buffer, offset: number, length: number): StunMessage['mappedAddress'] {
  const family = length >= 2 ? packet[offset + 1] : 0;
  const addressBytes = family === 1 ? 4 : family === 2 ? 16 : 0;
  if (addressBytes === 0 || length !== 4 + addressBytes) return undefined;
  const mask = xorMask(packet.subarray(8, HEADER_BYTES));
  const bytes = new Uint8Array(addressBytes);
  for (let index = 0; index < addressBytes; index++)
    bytes[index] = (packet[offset + 4 + index] ?? 0) ^ (mask[index] ?? 0);
  return { address: ipAddressText(bytes), port: packet.readUInt16BE(offset + 2) ^ (MAGIC_COOKIE >>> 16) };
}
