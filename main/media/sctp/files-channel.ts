import { FILES_LABEL } from '../../../shared/protocol/files/file-messages.ts';
import { encodeDcepAck, encodeDcepOpen, PPID_BINARY, PPID_DCEP, PPID_TEXT } from './dcep.ts';
import type { SctpAssociation } from './sctp-association.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';

/** Limits for what the peer sends on the channel `files`. */
export interface FilesLimits {
  readonly messageBytes: number;
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
}

/** Bytes that wait for their turn to be sent: what a message of the other channel waits behind. */
const MAX_UNSENT_BYTES = 4_096;

/**
 * Bytes on their way that the peer has not acknowledged. At 100 ms of round trip, that is 320 kB a second; more would
 * only fill the queues of routers, in which voices wait too.
 */
const MAX_UNACKNOWLEDGED_BYTES = 32_768;

/** A WebRTC client uses the even stream numbers (RFC 8832, section 6), and 0 is `earshot`. */
const CLIENT_STREAM = 2;

interface FilesChannelOptions {
  readonly limits: FilesLimits;
  readonly nowMs: number;
  readonly onOpen: () => void;
  readonly onMessage: (message: string | Buffer) => void;
  readonly onClosed: () => void;
  readonly onMisbehaved: (detail: string) => void;
}

/**
 * The data channel `files`, beside `earshot` in the same SCTP association: text and binary messages, in order, both
 * ways. Clients open it when they need it, and may close it and open it again.
 */
export class FilesChannel {
  readonly #options: FilesChannelOptions;
  readonly #sctp: Pick<SctpAssociation, 'send' | 'resetStream' | 'waitingOn'>;
  readonly #budget: TokenBucket;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #streamId: number | undefined;
  #isOpen = false;

  constructor(sctp: Pick<SctpAssociation, 'send' | 'resetStream' | 'waitingOn'>, options: FilesChannelOptions) {
    this.#sctp = sctp;
    this.#options = options;
    this.#budget = new TokenBucket(options.limits.messageBurst, options.limits.messagesPerSecond, options.nowMs);
  }

  /** Returns whether a stream is this channel's. */
  owns(streamId: number): boolean {
    return streamId === this.#streamId;
  }

  /** Asks the host for the channel. */
  request(): void {
    if (this.#streamId !== undefined) return;
    this.#streamId = CLIENT_STREAM;
    this.#sctp.send(CLIENT_STREAM, PPID_DCEP, encodeDcepOpen(FILES_LABEL));
  }

  /** Accepts the client's request. Returns false if the channel is open already. */
  accept(streamId: number): boolean {
    if (this.#streamId !== undefined) return false;
    this.#streamId = streamId;
    this.#sctp.send(streamId, PPID_DCEP, encodeDcepAck());
    this.acknowledged();
    return true;
  }

  acknowledged(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#options.onOpen();
  }

  receive(payloadProtocol: number, data: Buffer, nowMs: number): void {
    const { limits, onMessage, onMisbehaved } = this.#options;
    if (!this.#isOpen) return;
    if (!this.#budget.take(1, nowMs)) onMisbehaved('too many messages about files');
    else if (data.length > limits.messageBytes) onMisbehaved(`a message of ${data.length} bytes about files`);
    else if (payloadProtocol === PPID_BINARY) onMessage(data);
    else if (payloadProtocol === PPID_TEXT) this.#onText(data);
    else onMisbehaved(`a message of kind ${payloadProtocol} about files`);
  }

  /** Sends a message. Returns false if the channel is not open. */
  send(message: string | Uint8Array): boolean {
    if (!this.#isOpen || this.#streamId === undefined) return false;
    if (typeof message === 'string') this.#sctp.send(this.#streamId, PPID_TEXT, Buffer.from(message, 'utf8'));
    else this.#sctp.send(this.#streamId, PPID_BINARY, Buffer.from(message));
    return true;
  }

  /** Whether content can be sent without delaying messages of the other channel. */
  get hasRoom(): boolean {
    if (!this.#isOpen || this.#streamId === undefined) return false;
    const { unsentBytes, sentBytes } = this.#sctp.waitingOn(this.#streamId);
    return unsentBytes < MAX_UNSENT_BYTES && unsentBytes + sentBytes < MAX_UNACKNOWLEDGED_BYTES;
  }

  /** Closes this end after the peer has closed its end. */
  wasReset(): void {
    if (this.#streamId !== undefined) this.#sctp.resetStream(this.#streamId);
    this.#streamId = undefined;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#options.onClosed();
  }

  #onText(data: Buffer): void {
    let text: string;
    try {
      text = this.#decoder.decode(data);
    } catch {
      this.#options.onMisbehaved('a message about files that is not UTF-8');
      return;
    }
    this.#options.onMessage(text);
  }
}
