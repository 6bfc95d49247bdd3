import { encodeServerBindingSuccess, parseStun, STUN_BINDING_REQUEST } from '../media/ice/stun.ts';

const HEADER_BYTES = 20;

/** Requests longer than this carry what a Binding request of a client does not need. */
const MAX_REQUEST_BYTES = 160;

/** From this type on, a server may ignore an attribute that it does not know (RFC 8489, section 14). */
const OPTIONAL_TYPES = 0x8000;

/**
 * Returns the answer of a STUN server to a packet: the sender's address and nothing else, 32 or 44 bytes. Returns
 * undefined for everything but a Binding request without attributes that need an answer of another kind: ICE checks,
 * requests to answer from another address (RFC 5780), and all that is not STUN. A forged source gets at most 24 bytes
 * more than the forger sent.
 */
export function answerStun(packet: Buffer, address: string, port: number): Buffer | undefined {
  if (packet.length > MAX_REQUEST_BYTES) return undefined;
  const message = parseStun(packet);
  if (message?.type !== STUN_BINDING_REQUEST || hasRequiredAttribute(packet)) return undefined;
  return encodeServerBindingSuccess(message.transactionId, address, port);
}

/** The packet is well-formed. */
function hasRequiredAttribute(packet: Buffer): boolean {
  for (let offset = HEADER_BYTES; offset < packet.length;) {
    if (packet.readUInt16BE(offset) < OPTIONAL_TYPES) return true;
    const length = packet.readUInt16BE(offset + 2);
    offset += 4 + length + ((4 - (length % 4)) % 4);
  }
  return false;
}
