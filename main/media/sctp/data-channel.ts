import { CHANNEL_LABEL } from '../../../shared/protocol/channel.ts';
import { FILES_LABEL } from '../../../shared/protocol/files/file-messages.ts';
import {
  encodeDcepAck,
  encodeDcepOpen,
  parseDcep,
  PPID_DCEP,
  PPID_TEXT,
  PPID_TEXT_EMPTY,
  type ChannelOpen,
} from './dcep.ts';
import type { DropCounters } from '../drop-counters.ts';
import { FilesChannel, type FilesLimits } from './files-channel.ts';
import { SctpAssociation } from './sctp-association.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';

/** Limits for what the peer sends on the channel. */
export interface ChannelLimits {
  readonly messageBytes: number;
  /** The limit for the first message, if it is another. */
  readonly firstMessageBytes?: number;
  readonly messagesPerSecond: number;
  /** Messages at once: a stalled connection delivers its queue. */
  readonly messageBurst: number;
  /** Bytes of unfinished messages, and of messages behind a gap. */
  readonly waitingBytes: number;
  /** Of the channel `files`. */
  readonly files: FilesLimits;
}

export interface DataChannelOptions {
  /** The DTLS client opens the channel, the server waits for it. */
  readonly role: 'server' | 'client';
  readonly limits: ChannelLimits;
  /** From the peer's SDP; larger messages are not sent. See `setRemoteMessageBytes`. */
  readonly remoteMessageBytes: number;
  readonly counters: DropCounters;
  readonly nowMs: number;
  readonly send: (packet: Buffer) => void;
  readonly onOpen: () => void;
  readonly onMessage: (text: string) => void;
  readonly onFilesOpen: () => void;
  readonly onFileMessage: (message: string | Buffer) => void;
  readonly onFilesClosed: () => void;
  readonly onEnded: (reason: 'left' | 'misbehaved', detail: string) => void;
}

/** Unacknowledged bytes above which messages are refused: a scene of 200 players ten times a second, for 5 s. */
const MAX_BUFFERED_BYTES = 1_048_576;

const EMPTY = Buffer.alloc(0);

/** A WebRTC client uses the even stream numbers if it is the DTLS client (RFC 8832, section 6). */
const CLIENT_STREAM = 0;

/** Channels of other names that are refused one by one before the peer counts as hostile. */
const MAX_REFUSED_CHANNELS = 4;

/** The data channel `earshot`: text messages, in order, both ways. The channel `files` can open beside it. */
export class DataChannel {
  readonly #options: DataChannelOptions;
  readonly #sctp: SctpAssociation;
  readonly #files: FilesChannel;
  readonly #messageBudget: TokenBucket;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #streamId: number | undefined;
  #isOpen = false;
  #messageBytes: number;
  #remoteMessageBytes: number;
  #refusedChannels = 0;
  #nowMs: number;

  constructor(options: DataChannelOptions) {
    this.#options = options;
    this.#nowMs = options.nowMs;
    this.#messageBytes = options.limits.firstMessageBytes ?? options.limits.messageBytes;
    this.#remoteMessageBytes = options.remoteMessageBytes;
    this.#messageBudget = new TokenBucket(options.limits.messageBurst, options.limits.messagesPerSecond, options.nowMs);
    this.#sctp = new SctpAssociation({
      isServer: options.role === 'server',
      maxWaitingBytes: options.limits.waitingBytes,
      counters: options.counters,
      nowMs: options.nowMs,
      send: options.send,
      onEstablished: () => this.#requestChannel(),
      onMessage: (streamId, payloadProtocol, data) => this.#onMessage(streamId, payloadProtocol, data),
      onStreamsReset: (streamIds) => this.#onStreamsReset(streamIds),
      onEnded: () => options.onEnded('left', 'the SCTP association ended'),
      onMisbehaved: (detail) => options.onEnded('misbehaved', detail),
    });
    this.#files = new FilesChannel(this.#sctp, {
      limits: options.limits.files,
      nowMs: options.nowMs,
      onOpen: () => options.onFilesOpen(),
      onMessage: (message) => options.onFileMessage(message),
      onClosed: () => options.onFilesClosed(),
      onMisbehaved: (detail) => options.onEnded('misbehaved', detail),
    });
  }

  get files(): Pick<FilesChannel, 'request' | 'send' | 'hasRoom'> {
    return this.#files;
  }

  start(): void {
    this.#sctp.start();
  }

  /** Takes one decrypted SCTP packet. */
  receive(packet: Buffer, nowMs: number): void {
    this.#nowMs = nowMs;
    this.#sctp.receive(packet, nowMs);
  }

  /**
   * Sends a message. Returns false if the channel is not open, the message too large for the peer, or too much is
   * waiting already.
   */
  sendMessage(text: string): boolean {
    if (!this.#isOpen || this.#streamId === undefined) return false;
    const data = Buffer.from(text, 'utf8');
    if (data.length > this.#remoteMessageBytes || this.bufferedBytes() + data.length > MAX_BUFFERED_BYTES) return false;
    // SCTP has no empty messages: one byte under another identifier represents it.
    if (data.length === 0) this.#sctp.send(this.#streamId, PPID_TEXT_EMPTY, Buffer.alloc(1));
    else this.#sctp.send(this.#streamId, PPID_TEXT, data);
    return true;
  }

  /** Replaces the limit of the peer, which came without signalling and has sent its offer now. */
  setRemoteMessageBytes(bytes: number): void {
    this.#remoteMessageBytes = bytes;
  }

  /** Returns the bytes of messages that the peer has not acknowledged; those of `files` do not count. */
  bufferedBytes(): number {
    if (this.#streamId === undefined) return 0;
    const { unsentBytes, sentBytes } = this.#sctp.waitingOn(this.#streamId);
    return unsentBytes + sentBytes;
  }

  close(): void {
    this.#isOpen = false;
    this.#sctp.close();
  }

  #requestChannel(): void {
    if (this.#options.role !== 'client') return;
    this.#streamId = CLIENT_STREAM;
    this.#sctp.send(CLIENT_STREAM, PPID_DCEP, encodeDcepOpen(CHANNEL_LABEL));
  }

  #onMessage(streamId: number, payloadProtocol: number, data: Buffer): void {
    if (this.#files.owns(streamId) && payloadProtocol !== PPID_DCEP)
      this.#files.receive(payloadProtocol, data, this.#nowMs);
    else if (!this.#messageBudget.take(1, this.#nowMs)) this.#misbehaved('too many messages');
    else if (data.length > this.#messageBytes) this.#misbehaved(`a message of ${data.length} bytes`);
    else if (payloadProtocol === PPID_DCEP) this.#onDcep(streamId, data);
    else if (streamId !== this.#streamId) this.#options.counters['channel-refused'] += 1;
    else if (payloadProtocol === PPID_TEXT || payloadProtocol === PPID_TEXT_EMPTY)
      this.#onText(payloadProtocol === PPID_TEXT ? data : EMPTY);
    else this.#misbehaved(`a message of kind ${payloadProtocol}; only text is accepted`);
  }

  #onText(data: Buffer): void {
    let text: string;
    try {
      text = this.#decoder.decode(data);
    } catch {
      this.#misbehaved('a message that is not UTF-8');
      return;
    }
    this.#messageBytes = this.#options.limits.messageBytes;
    this.#options.onMessage(text);
  }

  #onDcep(streamId: number, data: Buffer): void {
    const message = parseDcep(data);
    if (message === undefined) this.#misbehaved('a malformed channel request');
    else if (message.type === 'open') this.#onOpenRequest(streamId, message.open);
    else if (this.#options.role === 'client' && streamId === this.#streamId) this.#opened();
    else if (this.#options.role === 'client' && this.#files.owns(streamId)) this.#files.acknowledged();
    else this.#options.counters['channel-refused'] += 1;
  }

  #onOpenRequest(streamId: number, open: ChannelOpen): void {
    const isWanted =
      this.#options.role === 'server' &&
      this.#streamId === undefined &&
      open.label === CHANNEL_LABEL &&
      open.isReliableAndOrdered;
    if (isWanted) {
      this.#streamId = streamId;
      this.#sctp.send(streamId, PPID_DCEP, encodeDcepAck());
      this.#opened();
      return;
    }
    const isForFiles = this.#isOpen && open.label === FILES_LABEL && open.isReliableAndOrdered;
    if (isForFiles && this.#options.role === 'server' && this.#files.accept(streamId)) return;
    this.#options.counters['channel-refused'] += 1;
    this.#refusedChannels += 1;
    if (this.#refusedChannels > MAX_REFUSED_CHANNELS || streamId === this.#streamId)
      this.#misbehaved('too many channels');
    else this.#sctp.resetStream(streamId);
  }

  #opened(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#options.onOpen();
  }

  #onStreamsReset(streamIds: readonly number[]): void {
    if (this.#streamId !== undefined && streamIds.includes(this.#streamId))
      this.#options.onEnded('left', 'the channel was closed');
    else if (streamIds.some((streamId) => this.#files.owns(streamId))) this.#files.wasReset();
  }

  #misbehaved(detail: string): void {
    this.#options.onEnded('misbehaved', detail);
  }
}
