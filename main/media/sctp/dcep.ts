/**
 * Data Channel Establishment Protocol (RFC 8832) and the payload identifiers of data channels (RFC 8831, section 8).
 */

export const PPID_DCEP = 50;
export const PPID_TEXT = 51;
export const PPID_BINARY = 53;
export const PPID_TEXT_EMPTY = 56;

const MESSAGE_ACK = 2;
const MESSAGE_OPEN = 3;
const OPEN_HEADER_BYTES = 12;
const CHANNEL_RELIABLE_ORDERED = 0;

/** Longer labels are not read, and name no channel of ours. */
const MAX_LABEL_BYTES = 64;

export interface ChannelOpen {
  /** '' if it is too long. */
  readonly label: string;
  readonly isReliableAndOrdered: boolean;
}

export type DcepMessage = { readonly type: 'open'; readonly open: ChannelOpen } | { readonly type: 'ack' };

/** Parses a message; undefined if it is malformed. */
export function parseDcep(message: Buffer): DcepMessage | undefined {
  if (message[0] === MESSAGE_ACK) return message.length === 1 ? { type: 'ack' } : undefined;
  if (message[0] !== MESSAGE_OPEN || message.length < OPEN_HEADER_BYTES) return undefined;
  const labelBytes = message.readUInt16BE(8);
  const protocolBytes = message.readUInt16BE(10);
  if (message.length !== OPEN_HEADER_BYTES + labelBytes + protocolBytes) return undefined;
  const isRead = labelBytes <= MAX_LABEL_BYTES;
  const label = isRead ? message.toString('utf8', OPEN_HEADER_BYTES, OPEN_HEADER_BYTES + labelBytes) : '';
  return { type: 'open', open: { label, isReliableAndOrdered: message[1] === CHANNEL_RELIABLE_ORDERED } };
}

export function encodeDcepAck(): Buffer {
  return Buffer.from([MESSAGE_ACK]);
}

/** Encodes a request for a reliable, ordered channel. */
export function encodeDcepOpen(label: string): Buffer {
  const text = Buffer.from(label, 'utf8');
  const message = Buffer.alloc(OPEN_HEADER_BYTES + text.length);
  message[0] = MESSAGE_OPEN;
  message[1] = CHANNEL_RELIABLE_ORDERED;
  message.writeUInt16BE(text.length, 8);
  text.copy(message, OPEN_HEADER_BYTES);
  return message;
}
