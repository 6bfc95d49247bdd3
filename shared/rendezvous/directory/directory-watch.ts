import { rendezvousUrl } from '../../protocol/rendezvous-address.ts';
import { scheduleEvery } from '../../schedule.ts';
import type { RendezvousPorts } from '../guest-line.ts';
import {
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type ToRendezvous,
} from '../messages.ts';
import { readFromRendezvous } from '../read-from-rendezvous.ts';
import type { TextSocket } from '../text-socket.ts';
import { readListedLobbies, type ListedLobby } from './listed-lobby.ts';

/** A rendezvous keeps the connection of somebody who searches for 60 s after the last question. */
export const ASK_INTERVAL_MS = 15_000;
/** From the question, or from the start of the connection, until the answer. */
const ANSWER_TIMEOUT_MS = 8_000;
/** A rendezvous that restarts is back in a moment, so one failure does not empty the list. */
const FAILURES_TO_EMPTY = 2;
/** The smallest of the last few round trips has the least of other delays in it. */
const KEPT_ROUND_TRIPS = 4;

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

type Answer = Extract<FromRendezvous, { type: 'lobbies' }>;

/** The search text; '' = any. */
export type DirectorySearch = Pick<Extract<ToRendezvous, { type: 'find' }>, 'text' | 'game' | 'language'>;

/** A rendezvous' answer about its lobbies. */
export interface DirectoryView {
  readonly state: 'searching' | 'answered' | 'failed';
  /** Whether more of its lobbies match than it sends: it sends the fullest. */
  readonly hasMore: boolean;
  readonly lobbies: readonly ListedLobby[];
  /** From here to the rendezvous and back, ms; null = not measured yet. */
  readonly roundTripMs: number | null;
}

export interface DirectoryWatchOptions extends Omit<RendezvousPorts, 'random'> {
  /** `isRendezvousAddress`. */
  readonly address: string;
  readonly search: DirectorySearch;
  /** Milliseconds of a clock that nobody sets. */
  readonly nowMs: () => number;
  /** Called after each change of `view`. */
  readonly onChange: () => void;
}

/**
 * Asks one rendezvous for lobbies, at once and then every 15 s, until it is stopped. A server that stalls, closes,
 * refuses or sends anything else counts as failed until it answers again.
 */
export class DirectoryWatch {
  readonly #options: DirectoryWatchOptions;
  readonly #stopAsking: () => void;
  #view: DirectoryView = { state: 'searching', hasMore: false, lobbies: [], roundTripMs: null };
  #roundTripsMs: readonly number[] = [];
  #failures = 0;
  #socket: TextSocket | undefined;
  /** Whether the rendezvous has said hello. */
  #isReady = false;
  /** When the question was sent that has no answer yet; undefined = no answer is expected. */
  #askedAtMs: number | undefined;
  #cancelTimeout = (): void => {};
  #isStopped = false;

  constructor(options: DirectoryWatchOptions) {
    this.#options = options;
    this.#stopAsking = scheduleEvery(options.schedule, () => this.#ask(), ASK_INTERVAL_MS);
    this.#ask();
  }

  get view(): DirectoryView {
    return this.#view;
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopAsking();
    this.#close();
  }

  #ask(): void {
    this.#cancelTimeout();
    this.#cancelTimeout = this.#options.schedule(() => this.#fail(), ANSWER_TIMEOUT_MS);
    if (this.#socket === undefined) this.#connect();
    else if (this.#isReady) this.#send(this.#socket);
  }

  #connect(): void {
    const { openSocket, address } = this.#options;
    this.#isReady = false;
    const socket = openSocket(rendezvousUrl(address, RENDEZVOUS_PATH), {
      onText: (text) => this.#socket === socket && this.#receive(socket, text),
      onClosed: () => this.#socket === socket && this.#fail(),
    });
    this.#socket = socket;
  }

  #send(socket: TextSocket): void {
    this.#askedAtMs = this.#options.nowMs();
    socket.send(JSON.stringify({ ...HEAD, type: 'find', ...this.#options.search }));
  }

  #receive(socket: TextSocket, text: string): void {
    const read = readFromRendezvous(text);
    if (!read.ok) return this.#fail();
    const message = read.value;
    if (message === undefined) return;
    if (message.type === 'hello' && !this.#isReady) {
      this.#isReady = true;
      this.#send(socket);
    } else if (message.type === 'lobbies' && this.#askedAtMs !== undefined) {
      this.#measure(this.#options.nowMs() - this.#askedAtMs);
      this.#askedAtMs = undefined;
      this.#cancelTimeout();
      void this.#take(socket, message);
    } else this.#fail();
  }

  #measure(roundTripMs: number): void {
    this.#roundTripsMs = [...this.#roundTripsMs, roundTripMs].slice(-KEPT_ROUND_TRIPS);
  }

  async #take(socket: TextSocket, answer: Answer): Promise<void> {
    const lobbies = await readListedLobbies(answer);
    if (this.#socket !== socket) return;
    this.#failures = 0;
    const hasMore = answer.total > answer.lobbies.length;
    this.#show({ state: 'answered', hasMore, lobbies, roundTripMs: Math.min(...this.#roundTripsMs) });
  }

  #fail(): void {
    if (this.#isStopped) return;
    this.#close();
    this.#failures += 1;
    const isEmpty = this.#failures >= FAILURES_TO_EMPTY;
    this.#show({ ...this.#view, state: 'failed', ...(isEmpty ? { hasMore: false, lobbies: [] } : {}) });
  }

  #close(): void {
    this.#cancelTimeout();
    this.#askedAtMs = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #show(view: DirectoryView): void {
    this.#view = view;
    this.#options.onChange();
  }
}
