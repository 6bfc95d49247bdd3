import { RTCSctpTransport } from 'werift';
import type { DropCounters } from '../drop-counters.ts';
import { countSoundChunks } from './sctp-inspection.ts';
import { SCTP_PORT } from '../../../shared/sdp/sdp-transport.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';

/** An honest peer sends 60 messages and acknowledges 200 packets a second; after a stall it sends its queue. */
const MAX_CHUNKS_PER_SECOND = 1_000;
const MAX_CHUNK_BURST = 2_000;

/** Fragments of messages and messages behind a gap that we hold for a peer. */
const MAX_WAITING_CHUNKS = 1_024;

/** A part of a message. */
interface OutgoingChunk {
  readonly streamId: number;
  readonly userData: Buffer;
}

/** Members of werift's SCTP class that its types call private. (test/integration/expectation/werift.test.ts) */
interface SctpInternals {
  readonly lastReceivedTsn: number | undefined;
  /** Bytes that the peer may still send before a message must be complete. */
  readonly advertisedRwnd: number;
  readonly inboundStreams: Readonly<Record<number, { readonly reassembly: readonly unknown[] }>>;
  readonly outboundQueue: readonly OutgoingChunk[];
  readonly sentQueue: readonly OutgoingChunk[];
  readonly sackMisOrdered: ReadonlySet<number>;
  /** Whether the current packet is acknowledged at once. */
  sackImmediate: boolean;
  handleData(packet: Buffer): Promise<void>;
  receiveDataChunk(chunk: { readonly flags: number }): void;
}

/**
 * Bits of a DATA chunk's flags (RFC 9260, section 3.3.1; RFC 7053): the end of a message, and the request for an
 * immediate acknowledgement.
 */
const FLAG_END = 1;
const FLAG_IMMEDIATE = 8;

export interface SctpAssociationOptions {
  readonly isServer: boolean;
  /** Bytes of unfinished messages that we hold for the peer. */
  readonly maxWaitingBytes: number;
  readonly counters: DropCounters;
  readonly nowMs: number;
  readonly send: (packet: Buffer) => void;
  readonly onEstablished: () => void;
  readonly onMessage: (streamId: number, payloadProtocol: number, data: Buffer) => void;
  readonly onStreamsReset: (streamIds: readonly number[]) => void;
  /** The peer aborted or shut down. */
  readonly onEnded: () => void;
  /** The peer exceeded its limits. */
  readonly onMisbehaved: (detail: string) => void;
}

/** Werift's SCTP behind our checks, with a handler for every rejection. */
export class SctpAssociation {
  readonly #options: SctpAssociationOptions;
  readonly #sctp: RTCSctpTransport['sctp'];
  readonly #internals: SctpInternals;
  readonly #chunkBudget: TokenBucket;
  readonly #receiveWindowBytes: number;
  #isOpen = true;

  constructor(options: SctpAssociationOptions) {
    this.#options = options;
    this.#chunkBudget = new TokenBucket(MAX_CHUNK_BURST, MAX_CHUNKS_PER_SECOND, options.nowMs);
    this.#sctp = createSctp((packet) => options.send(packet));
    this.#internals = this.#sctp as unknown as SctpInternals;
    delayAcknowledgements(this.#internals);
    this.#receiveWindowBytes = this.#internals.advertisedRwnd;
    this.#sctp.isServer = options.isServer;
    this.#sctp.onReceive.allUnsubscribe();
    this.#sctp.onReceive.subscribe((streamId, payloadProtocol, data) => {
      if (this.#isOpen) options.onMessage(streamId, payloadProtocol, data);
    });
    this.#sctp.onReconfigStreams.allUnsubscribe();
    this.#sctp.onReconfigStreams.subscribe((streamIds) => {
      if (this.#isOpen) options.onStreamsReset(streamIds);
    });
    this.#sctp.stateChanged.connected.subscribe(() => options.onEstablished());
    this.#sctp.stateChanged.closed.subscribe(() => {
      if (this.#isOpen) options.onEnded();
    });
  }

  start(): void {
    this.#sctp.start(SCTP_PORT).catch(() => this.#countMalformed());
  }

  /** Takes one decrypted packet. */
  receive(packet: Buffer, nowMs: number): void {
    if (!this.#isOpen) return;
    const chunks = countSoundChunks(packet, this.#internals.lastReceivedTsn);
    if (!this.#chunkBudget.take(Math.max(1, chunks), nowMs)) {
      this.#options.onMisbehaved('too many SCTP chunks');
      return;
    }
    if (chunks === 0) {
      this.#countMalformed();
      return;
    }
    this.#internals.handleData(packet).catch(() => this.#countMalformed());
    const waitingBytes = this.#receiveWindowBytes - this.#internals.advertisedRwnd;
    if (this.#waitingChunks() > MAX_WAITING_CHUNKS || waitingBytes > this.#options.maxWaitingBytes)
      this.#options.onMisbehaved('too many unfinished SCTP messages');
  }

  /** Sends one message in order, reliably. */
  send(streamId: number, payloadProtocol: number, data: Buffer): void {
    this.#sctp.send(streamId, payloadProtocol, data, { ordered: true }).catch(() => {
      this.#options.counters['send-failed'] += 1;
    });
  }

  /** Returns the bytes of a stream that have not left, and those that the peer has not acknowledged. */
  waitingOn(streamId: number): { readonly unsentBytes: number; readonly sentBytes: number } {
    const { outboundQueue, sentQueue } = this.#internals;
    return { unsentBytes: bytesOf(outboundQueue, streamId), sentBytes: bytesOf(sentQueue, streamId) };
  }

  /** Refuses a stream that the peer opened, by closing our side of it (RFC 8831, section 6.7). */
  resetStream(streamId: number): void {
    this.#sctp.reconfigQueue.push(streamId);
    this.#sctp.transmitReconfigRequest().catch(() => this.#countMalformed());
  }

  /** Notifies the peer with ABORT. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#sctp.stop().catch(() => this.#countMalformed());
  }

  #waitingChunks(): number {
    let count = 0;
    for (const streamId in this.#internals.inboundStreams)
      count += this.#internals.inboundStreams[streamId]?.reassembly.length ?? 0;
    return count;
  }

  #countMalformed(): void {
    this.#options.counters['sctp-malformed'] += 1;
  }
}

function bytesOf(chunks: readonly OutgoingChunk[], streamId: number): number {
  let bytes = 0;
  for (const chunk of chunks) if (chunk.streamId === streamId) bytes += chunk.userData.length;
  return bytes;
}

/**
 * Creates werift's SCTP, which werift only exports inside its data channel transport; that needs these parts of the
 * DTLS transport.
 */
function createSctp(send: (packet: Buffer) => void): RTCSctpTransport['sctp'] {
  const transport = new RTCSctpTransport(SCTP_PORT);
  const dtls = {
    id: 'earshot',
    iceTransport: { role: 'controlled' },
    dataReceiver: () => {},
    sendData: async (packet: Buffer): Promise<void> => send(packet),
    onStateChange: { subscribe: () => ({ unSubscribe: () => {} }) },
  };
  transport.setDtlsTransport(dtls as unknown as RTCSctpTransport['dtlsTransport']);
  return transport.sctp;
}

/**
 * Delays acknowledgements. Werift answers every packet with another, at the cost of the packet itself. RFC 9260,
 * section 6.2 requires one for every second packet, at most 200 ms later, and at once only if something is missing or
 * arrived twice; werift does that once this allows it.
 */
function delayAcknowledgements(sctp: SctpInternals): void {
  const receiveDataChunk = sctp.receiveDataChunk.bind(sctp);
  sctp.receiveDataChunk = (chunk) => {
    const [wasImmediate, lastTsn] = [sctp.sackImmediate, sctp.lastReceivedTsn];
    receiveDataChunk(chunk);
    const isUsual = sctp.lastReceivedTsn !== lastTsn && sctp.sackMisOrdered.size === 0;
    if (isUsual && !wasImmediate && (chunk.flags & FLAG_END) !== 0 && (chunk.flags & FLAG_IMMEDIATE) === 0)
      sctp.sackImmediate = false;
  };
}
