import type { WebSocket } from 'ws';
import { backOffMs } from '../../shared/back-off.ts';
import { MAX_CANDIDATES, MAX_SIGNALLING_MESSAGE_BYTES } from '../../shared/protocol/limits.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { clientboundSignallingSchema, type Joined } from '../../shared/protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Result } from '../../shared/result.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { endOf, HOST_LOST, type JoinedSession, type SignallingEnd } from './joined-session.ts';
import { nextMessage } from './next-message.ts';

const HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;

/** Keeps routers from dropping the connection, and detects one that was lost without a word. */
const KEEP_ALIVE_INTERVAL_MS = 4_000;

/** Nothing waits for the new connection: it only tells how the lobby ends. */
const ATTACH_BACK_OFF = { firstMs: 1_000, longestMs: 15_000 } as const;

export interface SignallingSessionParts {
  readonly joined: Joined;
  /** The connection that joined. */
  readonly socket: WebSocket;
  /** Opens another connection to the same host. */
  readonly connect: () => Promise<Result<WebSocket, string>>;
  readonly schedule: Schedule;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
}

/**
 * A joined lobby as signalling knows it. Media decides whether a participant is connected, so losing the connection
 * ends nothing: a new one is attached to the membership behind it.
 */
export class SignallingSession implements JoinedSession {
  readonly joined: Joined;
  readonly #parts: SignallingSessionParts;
  readonly #listeners = new Set<(end: SignallingEnd) => void>();
  readonly #lossListeners = new Set<() => void>();
  #socket: WebSocket;
  #attempts = 0;
  #sentCandidates = 0;
  #end: SignallingEnd | undefined;
  #isLeaving = false;
  #cancelAttach = (): void => {};

  constructor(parts: SignallingSessionParts) {
    this.joined = parts.joined;
    this.#parts = parts;
    this.#socket = parts.socket;
    this.#serve(parts.socket);
  }

  /**
   * Calls `listener` once when the host ends the membership, even if it has already. `host-lost` means that the host no
   * longer knows it, or cannot attach connections: only media can tell what that means.
   */
  onEnded(listener: (end: SignallingEnd) => void): () => void {
    if (this.#end !== undefined) listener(this.#end);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onConnectionLost(listener: () => void): () => void {
    this.#lossListeners.add(listener);
    return () => this.#lossListeners.delete(listener);
  }

  /** Sends another address of this client, up to 16, to a host that takes them. */
  sendCandidate(candidate: string): void {
    const socket = this.#socket;
    const isTaken = this.joined.accepts.includes('candidate') && this.#sentCandidates++ < MAX_CANDIDATES;
    if (isTaken && socket.readyState === socket.OPEN)
      socket.send(JSON.stringify({ ...HEAD, type: 'candidate', candidate }));
  }

  /** The connection stays open beside the data channel: it tells how the lobby ends. */
  channelOpened(): void {}

  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.#cancelAttach();
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return socket.terminate();
    socket.send(JSON.stringify({ ...HEAD, type: 'leave' }));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.close();
    const timer = setTimeout(() => socket.terminate(), 1_000);
    await closed;
    clearTimeout(timer);
  }

  drop(): void {
    this.#isLeaving = true;
    this.#cancelAttach();
    this.#socket.terminate();
  }

  #serve(socket: WebSocket): void {
    this.#socket = socket;
    let isAnswered = true;
    const keepAlive = setInterval(() => {
      if (!isAnswered) return socket.terminate();
      isAnswered = false;
      socket.ping();
    }, KEEP_ALIVE_INTERVAL_MS);
    keepAlive.unref();
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      isAnswered = true;
    });
    let end: SignallingEnd | undefined;
    socket.on('message', (data) => {
      const message = parseMessage(String(data), clientboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
      if (message.ok && message.value.type === 'closing') end = endOf(message.value);
    });
    const handleClosed = (): void => {
      clearInterval(keepAlive);
      if (this.#isLeaving) return;
      if (end !== undefined) return this.#finish(end);
      for (const listener of this.#lossListeners) listener();
      this.#attachLater();
    };
    if (socket.readyState === socket.CLOSED) handleClosed();
    else socket.on('close', handleClosed);
  }

  #attachLater(): void {
    const { ticket } = this.joined;
    // A host of an earlier version cannot attach.
    if (ticket === undefined) return this.#finish(HOST_LOST);
    const delayMs = backOffMs(ATTACH_BACK_OFF, this.#attempts++, this.#parts.random());
    this.#cancelAttach = this.#parts.schedule(() => void this.#attach(ticket), delayMs);
  }

  async #attach(ticket: string): Promise<void> {
    const connected = await this.#parts.connect();
    if (this.#isLeaving) return connected.ok ? connected.value.terminate() : undefined;
    if (!connected.ok) return this.#attachLater();
    const socket = connected.value;
    this.#socket = socket;
    const answered = nextMessage(socket);
    const { participantId } = this.joined;
    socket.send(JSON.stringify({ ...HEAD, type: 'attach', participantId, ticket }));
    const answer = await answered;
    if (this.#isLeaving) return socket.terminate();
    if (answer.ok && answer.value.type === 'attached') {
      this.#attempts = 0;
      return this.#serve(socket);
    }
    socket.terminate();
    if (!answer.ok) this.#attachLater();
    else this.#finish(answer.value.type === 'closing' ? endOf(answer.value) : HOST_LOST);
  }

  #finish(end: SignallingEnd): void {
    this.#end = end;
    for (const listener of this.#listeners) listener(end);
    this.#listeners.clear();
  }
}
