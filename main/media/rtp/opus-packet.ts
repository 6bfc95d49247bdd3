/**
 * One Opus packet of a speaker. Each session has one record and fills it for every packet, so it is only valid during
 * the call. Packets may arrive late, twice or never.
 */
export interface OpusPacket {
  /** The speaker's slot. */
  slot: number;
  /** 16 bits. A redundant packet has the number and the timestamp of the packet it repeats. */
  sequence: number;
  /** 32 bits, 48 per millisecond. */
  rtpTimestamp: number;
  /** On the monotonic clock. */
  arrivalMs: number;
  /** The packet is `payload[offset..offset + length)`. */
  payload: Uint8Array;
  offset: number;
  /** 0: the sender declared the packet's 20 ms silent (RFC 6464), and there is no payload to decode. */
  length: number;
  /** Recovered from RED (RFC 2198). */
  isRedundant: boolean;
}

/** Receives one packet. The handler copies what it keeps. */
export type OpusHandler = (packet: OpusPacket) => void;

/** Creates the record of a session. */
export function createOpusPacket(slot: number): OpusPacket {
  return {
    slot,
    sequence: 0,
    rtpTimestamp: 0,
    // A fraction, so that the engine stores clock times in place from the first packet on.
    arrivalMs: 0.5,
    payload: new Uint8Array(0),
    offset: 0,
    length: 0,
    isRedundant: false,
  };
}
