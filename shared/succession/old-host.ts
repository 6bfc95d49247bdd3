import { hasMajority, hasRival, type ElectorateState } from './electorate.ts';

/** Pause between two questions of a host that may have been replaced. */
const ASK_PAUSE_MS = 5_000;

/**
 * Returns whether a host should ask for a claim of a later epoch: everybody in `named`, the host before it, and the
 * rendezvous. It does so while it misses half of its electors or more, and while
 * a member has voted for another host, so also right after it has started again or has been frozen. `askedAtMs`: when
 * it asked last, -Infinity = never. If it gets such a claim, it steps down; until then it serves those who reach it.
 */
export function isTimeToAsk(electorate: ElectorateState, askedAtMs: number, nowMs: number): boolean {
  return (!hasMajority(electorate) || hasRival(electorate)) && nowMs - askedAtMs >= ASK_PAUSE_MS;
}
