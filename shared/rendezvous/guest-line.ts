import { backOffMs } from '../back-off.ts';
import type { Invitation } from '../protocol/invitation/invitation.ts';
import { rendezvousUrl } from '../protocol/rendezvous-address.ts';
import { failure, success, type Result } from '../result.ts';
import type { Schedule } from '../schedule.ts';
import {
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type StrangerWay,
} from './messages.ts';
import { readFromRendezvous } from './read-from-rendezvous.ts';
import type { OpenTextSocket, TextSocket } from './text-socket.ts';

/** From the first attempt until the rendezvous has found the host. */
const CALL_TIMEOUT_MS = 8_000;
/** How long a host may take for one message of the handshake. */
export const REPLY_TIMEOUT_MS = 6_000;
const RETRY_BACK_OFF = { firstMs: 300, longestMs: 2_000 } as const;
/** A host sends few texts before a guest answers, or a chain of claims. */
const MAX_WAITING_TEXTS = 24;

/** The ports of a guest of a rendezvous. */
export interface RendezvousPorts {
  readonly openSocket: OpenTextSocket;
  readonly schedule: Schedule;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Receives the time of day at the rendezvous, seconds since 1970, if it sends it. */
  readonly onTime?: (timeS: number) => void;
  /**
   * Asks the host at the other end of a line, to which a guest was led, for the invitation of the host that has the
   * lobby of `invitation` now; undefined = it proves nothing. Not given = guests are led nowhere.
   */
  readonly findSuccessor?: (line: GuestLine, invitation: Invitation) => Promise<Invitation | undefined>;
}

export type CallFailureCode = 'no-rendezvous' | 'rendezvous-busy' | 'lobby-busy' | 'lobby-not-there' | 'unknown-code';

export type Visiting = Extract<FromRendezvous, { type: 'visiting' }>;

/** The lobby that a guest asks for. */
export type CallTarget =
  | { readonly type: 'visit'; readonly lobby: string; readonly by?: StrangerWay; readonly follows?: boolean }
  | { readonly type: 'visit-code'; readonly prefix: string };

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

const MESSAGES: Readonly<Record<CallFailureCode, (address: string) => string>> = {
  'no-rendezvous': (address) => `No rendezvous server answers at ${address}. Check your network, then try again.`,
  'rendezvous-busy': (address) =>
    `The rendezvous server at ${address} has too many requests from your network. Wait a minute, then try again.`,
  'lobby-busy': () => 'Too many players are joining this lobby at once. Try again in a minute.',
  'lobby-not-there': (address) =>
    `The rendezvous server at ${address} does not know this lobby. Ask whether it is open.`,
  'unknown-code': (address) =>
    `The rendezvous server at ${address} knows no lobby with this code. Ask the host for the code.`,
};

/** A guest's line to a host through a rendezvous. */
export class GuestLine {
  readonly visiting: Visiting;
  readonly #socket: TextSocket;
  readonly #schedule: Schedule;
  readonly #texts: string[] = [];
  #takeNext: ((text: string | undefined) => void) | undefined;
  #isClosed = false;
  #isBusy = false;

  constructor(visiting: Visiting, socket: TextSocket, schedule: Schedule) {
    this.visiting = visiting;
    this.#socket = socket;
    this.#schedule = schedule;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether the line closed because too many people are joining the lobby. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  say(text: string): void {
    this.#socket.send(JSON.stringify({ type: 'say', text }));
  }

  /** Returns the host's next text; undefined if the line closes or `timeoutMs` pass first. One call at a time. */
  next(timeoutMs: number = Number.POSITIVE_INFINITY): Promise<string | undefined> {
    const waiting = this.#texts.shift();
    if (waiting !== undefined || this.#isClosed) return Promise.resolve(waiting);
    return new Promise((resolve) => {
      const cancel =
        timeoutMs === Number.POSITIVE_INFINITY ? () => {} : this.#schedule(() => settle(undefined), timeoutMs);
      const settle = (text: string | undefined): void => {
        cancel();
        this.#takeNext = undefined;
        resolve(text);
      };
      this.#takeNext = settle;
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.close();
    this.#takeNext?.(undefined);
  }

  /** Handles a message of the rendezvous. */
  receive(message: FromRendezvous): void {
    if (message.type === 'said') {
      if (this.#takeNext !== undefined) this.#takeNext(message.text);
      else if (this.#texts.length < MAX_WAITING_TEXTS) this.#texts.push(message.text);
      else this.close();
    } else if (message.type === 'gone' || message.type === 'error') {
      this.#isBusy = isBusyAnswer(message);
      this.close();
    }
  }
}

/**
 * Asks the rendezvous at `address` for a host. A connection that closes is opened again after growing pauses, until
 * `CALL_TIMEOUT_MS`: a rendezvous that restarts is back in a moment.
 */
export function callHost(
  address: string,
  target: CallTarget,
  { openSocket, schedule, random, onTime }: RendezvousPorts,
): Promise<Result<GuestLine, CallFailureCode>> {
  return new Promise((resolve) => {
    let attempts = 0;
    let isSettled = false;
    let socket: TextSocket | undefined;
    let cancelRetry = (): void => {};
    const settle = (outcome: Result<GuestLine, CallFailureCode>): void => {
      isSettled = true;
      cancelRetry();
      cancelTimeout();
      if (!outcome.ok) socket?.close();
      resolve(outcome);
    };
    const fail = (code: CallFailureCode): void => settle(failure(code, MESSAGES[code](address)));
    const cancelTimeout = schedule(() => fail('no-rendezvous'), CALL_TIMEOUT_MS);
    const retry = (): void => {
      if (isSettled) return;
      cancelRetry();
      cancelRetry = schedule(connect, backOffMs(RETRY_BACK_OFF, attempts++, random()));
    };
    const connect = (): void => {
      let line: GuestLine | undefined;
      const opened = openSocket(rendezvousUrl(address, RENDEZVOUS_PATH), {
        onText: (text) => {
          const message = readFromRendezvous(text);
          if (!message.ok) {
            opened.close();
            if (line !== undefined) line.close();
            else if (!isSettled) fail('no-rendezvous');
          } else if (message.value === undefined) {
            return;
          } else if (line !== undefined) {
            line.receive(message.value);
          } else if (isSettled) {
            opened.close();
          } else if (message.value.type === 'hello') {
            if (message.value.timeS !== undefined) onTime?.(message.value.timeS);
            opened.send(JSON.stringify({ ...HEAD, ...target }));
          } else if (message.value.type === 'visiting') {
            line = new GuestLine(message.value, opened, schedule);
            settle(success(line));
          } else {
            const code = findFailure(message.value, target);
            if (code !== undefined) fail(code);
          }
        },
        onClosed: () => (line === undefined ? retry() : line.close()),
      });
      socket = opened;
    };
    connect();
  });
}

function isBusyAnswer(message: Extract<FromRendezvous, { type: 'gone' | 'error' }>): boolean {
  return message.type === 'gone' ? message.reason === 'busy' : message.code === 'busy';
}

/** Returns the failure of a call that ended because too many people are joining. */
export function lobbyBusy(): Result<never, 'lobby-busy'> {
  return failure('lobby-busy', MESSAGES['lobby-busy'](''));
}

function findFailure(message: FromRendezvous, target: CallTarget): CallFailureCode | undefined {
  const unknown = target.type === 'visit' ? 'lobby-not-there' : 'unknown-code';
  if (message.type === 'gone') return isBusyAnswer(message) ? 'lobby-busy' : unknown;
  if (message.type !== 'error') return undefined;
  if (message.code === 'no-lobby' || message.code === 'no-code') return unknown;
  return message.code === 'too-many' || message.code === 'busy' ? 'rendezvous-busy' : 'no-rendezvous';
}
