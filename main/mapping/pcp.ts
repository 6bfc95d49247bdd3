import { isIPv4 } from 'node:net';
import { ipAddressBytes, ipAddressText } from '../media/ice/ip-address.ts';
import { PROTOCOL_NUMBERS, type Transport } from './transport.ts';

/** Bytes of the Port Control Protocol (RFC 6887). All numbers are big endian, all addresses take 16 bytes. */

/** PCP and NAT-PMP servers listen on this UDP port. */
export const PCP_PORT = 5_351;

export const NONCE_BYTES = 12;

const VERSION = 2;
const RESPONSE_BIT = 0x80;
const OPCODE_ANNOUNCE = 0;
const OPCODE_MAP = 1;
const HEADER_BYTES = 24;
const MAP_BYTES = 36;
/** The largest message that the protocol allows (section 7). */
const MAX_MESSAGE_BYTES = 1_100;

/** Result codes (section 7.4) that this program tells apart. */
export const PCP_SUCCESS = 0;
const PCP_RESULTS: Readonly<Record<number, string>> = {
  1: 'it speaks another version',
  2: 'it does not allow it',
  3: 'it calls the request malformed',
  4: 'it does not know the request',
  7: 'its own connection is down',
  8: 'it has no room for it',
  9: 'it cannot forward this protocol',
  10: 'this computer has too many forwarded ports',
  11: 'it cannot give out this port',
  12: 'it sees another address of this computer',
};

/** A request to forward a port, or to renew or end that. */
export interface PcpMapRequest {
  /** The address from which this computer sends to the router; for IPv6, the address to open. */
  readonly clientAddress: string;
  /** 12 bytes; the same for all requests about one mapping, or the router refuses them. */
  readonly nonce: Uint8Array;
  readonly transport: Transport;
  readonly internalPort: number;
  readonly suggestedPort: number;
  /** The outer address of an earlier answer, so that a router that forgot it gives the same one; '' = any. */
  readonly suggestedAddress: string;
  /** 0 ends the mapping. */
  readonly lifetimeSeconds: number;
}

export interface PcpAnswer {
  readonly result: number;
  readonly lifetimeSeconds: number;
  /** Seconds since the router's mappings were last empty. */
  readonly epochSeconds: number;
  /** The mapping that a MAP answer is about; undefined for other answers. */
  readonly map: PcpMapAnswer | undefined;
}

interface PcpMapAnswer {
  readonly nonce: Uint8Array;
  readonly transport: Transport | undefined;
  readonly internalPort: number;
  readonly externalPort: number;
  /** IPv4 or IPv6 text. */
  readonly externalAddress: string;
}

/** Writes a MAP request (section 11.1), 60 bytes. */
export function writePcpMap(request: PcpMapRequest): Uint8Array {
  const bytes = writeHeader(OPCODE_MAP, request.lifetimeSeconds, request.clientAddress, MAP_BYTES);
  const anyAddress = isIPv4(request.clientAddress) ? '0.0.0.0' : '::';
  bytes.set(request.nonce.subarray(0, NONCE_BYTES), 24);
  bytes[36] = PROTOCOL_NUMBERS[request.transport];
  const view = viewOf(bytes);
  view.setUint16(40, request.internalPort);
  view.setUint16(42, request.suggestedPort);
  bytes.set(wideAddress(request.suggestedAddress === '' ? anyAddress : request.suggestedAddress), 44);
  return bytes;
}

/** Writes an ANNOUNCE request (section 14.1), 24 bytes: the answer tells the router's epoch. */
export function writePcpAnnounce(clientAddress: string): Uint8Array {
  return writeHeader(OPCODE_ANNOUNCE, 0, clientAddress, 0);
}

/** Reads an answer; undefined if the bytes are none of this version. A router that refuses may leave out the rest. */
export function readPcpAnswer(bytes: Uint8Array): PcpAnswer | undefined {
  if (bytes.length < HEADER_BYTES || bytes.length > MAX_MESSAGE_BYTES || bytes[0] !== VERSION) return undefined;
  const opcode = bytes[1] ?? 0;
  if ((opcode & RESPONSE_BIT) === 0) return undefined;
  const view = viewOf(bytes);
  const hasMap = opcode === (OPCODE_MAP | RESPONSE_BIT) && bytes.length >= HEADER_BYTES + MAP_BYTES;
  return {
    result: bytes[3] ?? 0,
    lifetimeSeconds: view.getUint32(4),
    epochSeconds: view.getUint32(8),
    map: hasMap ? readMap(bytes, view) : undefined,
  };
}

/** Says in English why a router refused, to follow "The router refused: ". */
export function pcpResultText(result: number): string {
  return PCP_RESULTS[result] ?? `PCP result ${result}`;
}

function readMap(bytes: Uint8Array, view: DataView): PcpMapAnswer {
  const transport = bytes[36] === PROTOCOL_NUMBERS.udp ? 'udp' : bytes[36] === PROTOCOL_NUMBERS.tcp ? 'tcp' : undefined;
  return {
    nonce: Uint8Array.from(bytes.subarray(24, 24 + NONCE_BYTES)),
    transport,
    internalPort: view.getUint16(40),
    externalPort: view.getUint16(42),
    externalAddress: narrowAddress(bytes.subarray(44, 60)),
  };
}

function writeHeader(opcode: number, lifetimeSeconds: number, clientAddress: string, bodyBytes: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + bodyBytes);
  bytes[0] = VERSION;
  bytes[1] = opcode;
  viewOf(bytes).setUint32(4, lifetimeSeconds);
  bytes.set(wideAddress(clientAddress), 8);
  return bytes;
}

/** Address -> 16 bytes; IPv4 as ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2). */
function wideAddress(address: string): Uint8Array {
  const bytes = ipAddressBytes(address) ?? new Uint8Array(16);
  if (bytes.length === 16) return bytes;
  const wide = new Uint8Array(16);
  wide.fill(0xff, 10, 12);
  wide.set(bytes, 12);
  return wide;
}

function narrowAddress(bytes: Uint8Array): string {
  const isMapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return ipAddressText(isMapped ? bytes.subarray(12) : bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
