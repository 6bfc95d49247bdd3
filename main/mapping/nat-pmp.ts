import { ipAddressText } from '../media/ice/ip-address.ts';
import type { Transport } from './transport.ts';

/** Bytes of the NAT Port Mapping Protocol (RFC 6886). All numbers are big endian. */

const VERSION = 0;
const RESPONSE_BIT = 0x80;
const OPCODE_ADDRESS = 0;
const OPCODES: Readonly<Record<Transport, number>> = { udp: 1, tcp: 2 };

export const NAT_PMP_SUCCESS = 0;
/** The router has no outer address that it could give out. */
export const NAT_PMP_NO_ADDRESS = 3;
/** Result codes (section 3.5). */
const NAT_PMP_RESULTS: Readonly<Record<number, string>> = {
  1: 'it speaks another version',
  2: 'it does not allow it',
  3: 'its own connection has no address of the internet',
  4: 'it has no room for it',
  5: 'it does not know the request',
};

export interface NatPmpMapRequest {
  readonly transport: Transport;
  readonly internalPort: number;
  /** 0 if the mapping ends. */
  readonly suggestedPort: number;
  /** 0 ends the mapping. */
  readonly lifetimeSeconds: number;
}

export type NatPmpAnswer =
  | {
      readonly kind: 'address';
      readonly result: number;
      readonly epochSeconds: number;
      readonly externalAddress: string;
    }
  | {
      readonly kind: 'map';
      readonly result: number;
      readonly epochSeconds: number;
      readonly transport: Transport;
      readonly internalPort: number;
      readonly externalPort: number;
      readonly lifetimeSeconds: number;
    };

/** Writes a request for the router's outer address (section 3.2), 2 bytes. */
export function writeNatPmpAddressRequest(): Uint8Array {
  return Uint8Array.of(VERSION, OPCODE_ADDRESS);
}

/** Writes a request for a mapping (section 3.3), 12 bytes. */
export function writeNatPmpMap(request: NatPmpMapRequest): Uint8Array {
  const bytes = new Uint8Array(12);
  bytes[1] = OPCODES[request.transport];
  const view = new DataView(bytes.buffer);
  view.setUint16(4, request.internalPort);
  view.setUint16(6, request.suggestedPort);
  view.setUint32(8, request.lifetimeSeconds);
  return bytes;
}

/**
 * Reads an answer; undefined if the bytes are none of this version. Routers that refuse a mapping may leave out what
 * follows the result: it reads as 0.
 */
export function readNatPmpAnswer(bytes: Uint8Array): NatPmpAnswer | undefined {
  if (bytes.length < 8 || bytes.length > 64 || bytes[0] !== VERSION) return undefined;
  const padded = new Uint8Array(16);
  padded.set(bytes.subarray(0, 16));
  const view = new DataView(padded.buffer);
  const common = { result: view.getUint16(2), epochSeconds: view.getUint32(4) };
  const isWhole = common.result !== NAT_PMP_SUCCESS || bytes.length >= 12;
  if (padded[1] === (OPCODE_ADDRESS | RESPONSE_BIT))
    return isWhole ? { kind: 'address', ...common, externalAddress: ipAddressText(padded.subarray(8, 12)) } : undefined;
  const transport = (['udp', 'tcp'] as const).find((name) => padded[1] === (OPCODES[name] | RESPONSE_BIT));
  if (transport === undefined || (common.result === NAT_PMP_SUCCESS && bytes.length < 16)) return undefined;
  return {
    kind: 'map',
    ...common,
    transport,
    internalPort: view.getUint16(8),
    externalPort: view.getUint16(10),
    lifetimeSeconds: view.getUint32(12),
  };
}

/** Says in English why a router refused, to follow "The router refused: ". */
export function natPmpResultText(result: number): string {
  return NAT_PMP_RESULTS[result] ?? `NAT-PMP result ${result}`;
}
