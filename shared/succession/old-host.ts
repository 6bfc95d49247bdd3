import { hasMajority, hasRival, type ElectorateState } from './electorate.ts';

/**
 * Pause between two questions of a host that may have been replaced. A question that is under way when the network
 * comes back gets through when TCP tries again, a second or more later; a new one gets through at once.
 */
const ASK_PAUSE_MS = 2_000;

/** A member answers a ping each second. One that misses two of them may have lost this host for another one. */
export const DOUBTED_SILENCE_MS = 2_500;

/** A host's knowledge besides its electorate. */
export interface HostDoubts {
  /** Identities of members with a connection on which nothing has come for `DOUBTED_SILENCE_MS`. */
  readonly silent: ReadonlySet<string>;
  /** When it asked last; -Infinity = never. */
  readonly askedAtMs: number;
}

/**
 * Returns whether a host should ask for a claim of a later epoch: everybody in `named`, the host before it, and the
 * rendezvous. It does so while it does not hear half of its electors or more, and while a member has voted for another
 * host, so also right after it has started again. If it gets such a claim, it steps down; until then it serves those
 * who reach it.
 */
export function isTimeToAsk(electorate: ElectorateState, { silent, askedAtMs }: HostDoubts, nowMs: number): boolean {
  return (!hasMajority(electorate, silent) || hasRival(electorate)) && nowMs - askedAtMs >= ASK_PAUSE_MS;
}
