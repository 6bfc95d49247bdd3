import type { RawData, WebSocket } from 'ws';
import { AwakeSilence } from '../../shared/awake-silence.ts';
import type { FromRendezvous } from '../../shared/rendezvous/messages.ts';
import { TokenBucket } from '../../shared/token-bucket.ts';

/** A reader that leaves more than this unread is cut. A host may have many guests who speak at the same moment. */
const MAX_UNREAD_GUEST_BYTES = 262_144;
const MAX_UNREAD_HOST_BYTES = 1_048_576;

const PING_INTERVAL_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** The socket is looked at about once a second. */
const LONGEST_LOOK_MS = 5_000;

/** Control frames that a client may send: libraries send one in several seconds. */
const CONTROL_FRAME_RATE = { burst: 30, perSecond: 1 } as const;

/** Gives a refused client time to read the reason before the socket is cut. */
const CLOSE_GRACE_MS = 1_000;

/** Codes of RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

export interface SocketListener {
  /** `text` is undefined if the message is not text. */
  handleText(text: string | undefined): void;
  handleRoundTrip(roundTripMs: number): void;
  handleSlow(): void;
  handleClosed(): void;
}

/** One WebSocket of a rendezvous: pings it, and cuts it when its other end is gone or does not read. */
export class RendezvousSocket {
  readonly #socket: WebSocket;
  readonly #hangUp: () => void;
  readonly #nowMs: () => number;
  readonly #listener: SocketListener;
  readonly #controlFrames: TokenBucket;
  readonly #silence: AwakeSilence;
  #maxUnreadBytes = MAX_UNREAD_GUEST_BYTES;
  #pingedMs: number;
  #isAnswerDue = false;

  /** `hangUp` reads nothing more, and ends the connection when what was sent has left. */
  constructor(socket: WebSocket, hangUp: () => void, nowMs: () => number, listener: SocketListener) {
    this.#socket = socket;
    this.#hangUp = hangUp;
    this.#nowMs = nowMs;
    this.#listener = listener;
    const openedMs = nowMs();
    this.#silence = new AwakeSilence(openedMs, LONGEST_LOOK_MS);
    // The first ping follows at the next sweep, so that a round trip is known soon.
    this.#pingedMs = -Infinity;
    const { burst, perSecond } = CONTROL_FRAME_RATE;
    this.#controlFrames = new TokenBucket(burst, perSecond, openedMs);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => listener.handleClosed());
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('ping', () => this.#countControlFrame());
    socket.on('pong', () => this.#receivePong());
  }

  send(message: FromRendezvous): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    if (this.#socket.bufferedAmount <= this.#maxUnreadBytes) return;
    this.#listener.handleSlow();
    this.#socket.terminate();
  }

  /** Lets more wait for a host than for a guest. */
  expectGuests(): void {
    this.#maxUnreadBytes = MAX_UNREAD_HOST_BYTES;
  }

  /** Called about once a second. */
  sweep(nowMs: number): void {
    if (this.#silence.look(nowMs) >= SILENCE_TIMEOUT_MS) this.#socket.terminate();
    else if (nowMs - this.#pingedMs >= PING_INTERVAL_MS && this.#socket.readyState === this.#socket.OPEN) {
      this.#pingedMs = nowMs;
      this.#isAnswerDue = true;
      this.#socket.ping();
    }
  }

  /** Ends the connection after what was sent. */
  close(reason: 'refused' | 'going-away'): void {
    this.#socket.close(reason === 'refused' ? POLICY_VIOLATION : GOING_AWAY);
    // What a refused client has sent already is not worth reading.
    if (reason === 'refused') this.#hangUp();
    setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // A refused client may keep sending until the socket is cut.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#silence.noteHeard(this.#nowMs());
    this.#listener.handleText(isBinary || !Buffer.isBuffer(data) ? undefined : data.toString('utf8'));
  }

  #receivePong(): void {
    this.#countControlFrame();
    if (!this.#isAnswerDue) return;
    this.#isAnswerDue = false;
    const nowMs = this.#nowMs();
    this.#silence.noteHeard(nowMs);
    this.#listener.handleRoundTrip(nowMs - this.#pingedMs);
  }

  #countControlFrame(): void {
    if (!this.#controlFrames.take(1, this.#nowMs())) this.#socket.terminate();
  }
}
