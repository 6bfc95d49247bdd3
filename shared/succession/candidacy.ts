import type { Ballot, Claim, Grant, Succession } from '../protocol/succession-messages.ts';
import type { AuthenticAsk, AuthenticSuccession } from './authenticate.ts';
import { SUCCESSOR_STEP_MS } from './elector.ts';
import { candidateOf, compareSuccessions, isElectedBy, MAX_EPOCH_RAISE } from './quorum.ts';

/** Time for a round; then the candidate asks again, in a higher epoch if votes were given. */
const ROUND_MS = 2_100;

/** The votes in one epoch. First the candidate asks who is ready; once those suffice, it asks for binding votes. */
interface Round {
  readonly epoch: number;
  readonly isBinding: boolean;
  readonly ready: readonly string[];
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly startedAtMs: number;
}

/** A standby host that may become the host. */
export interface CandidacyState {
  readonly identity: string;
  /** Of the host that its own member follows. */
  readonly epoch: number;
  /** The newest succession it has seen; null = none. */
  readonly base: AuthenticSuccession | null;
  /** When its own member lost the host; null = it has not. */
  readonly lostAtMs: number | null;
  /** The living host wants it to take over; null = it does not. */
  readonly grant: Grant | null;
  /** The highest epoch in which it has asked for binding votes. */
  readonly votedEpoch: number;
  readonly round: Round | null;
}

export type CandidacyEvent =
  | { readonly type: 'time' }
  /** Its own member's knowledge of the host: when it lost it, or null. */
  | { readonly type: 'own-host'; readonly lostAtMs: number | null }
  /** Its own member follows the host of another epoch. */
  | { readonly type: 'followed'; readonly epoch: number }
  /** A member that has proven `identity` has a link with the standby host. */
  | { readonly type: 'linked'; readonly identity: string }
  /** From the host, or from a member that holds a newer one. Its issuer must be known to the own member. */
  | { readonly type: 'succession'; readonly base: AuthenticSuccession }
  | { readonly type: 'grant'; readonly grant: Grant }
  | { readonly type: 'ready'; readonly identity: string; readonly epoch: number; readonly votedEpoch: number }
  /** A vote for this candidate in `epoch` under its succession, whose signature is right. */
  | { readonly type: 'vote'; readonly identity: string; readonly epoch: number; readonly ballot: Ballot };

export type CandidacyAction =
  /** Send `ask-vote` to one linked member, or to all: '*'. */
  | { readonly do: 'ask'; readonly to: string; readonly ask: AuthenticAsk }
  /** It is the host from now on. Members follow `moved` with the chain to it. */
  | { readonly do: 'claim'; readonly claim: Claim };

export interface CandidacyStep {
  readonly state: CandidacyState;
  readonly actions: readonly CandidacyAction[];
}

/** Returns a standby host that waits. `epoch`: of the host that its own member follows. */
export function createCandidacy(identity: string, epoch: number): CandidacyState {
  return { identity, epoch, base: null, lostAtMs: null, grant: null, votedEpoch: 0, round: null };
}

/** Returns the candidate after an event, and what it does now. */
export function stepCandidacy(state: CandidacyState, event: CandidacyEvent, nowMs: number): CandidacyStep {
  switch (event.type) {
    case 'time':
      return passTime(state, nowMs);
    case 'own-host':
      return passTime({ ...withoutIdleRound(state, event.lostAtMs), lostAtMs: event.lostAtMs }, nowMs);
    case 'followed':
      return done({ ...state, epoch: event.epoch, lostAtMs: null, grant: null, round: null });
    case 'linked':
      return askAgain(state, event.identity);
    case 'succession':
      return takeSuccession(state, event.base, nowMs);
    case 'grant':
      return state.base === null ? done(state) : beginRound({ ...state, grant: event.grant }, nowMs);
    case 'ready':
      return countReady(state, event, nowMs);
    case 'vote':
      return countVote(state, event);
  }
}

/** Returns the succession that a vote for this candidate is for; null = it asks for none. */
export function voteBase({ base, round }: CandidacyState): AuthenticSuccession | null {
  return round === null ? null : base;
}

function done(state: CandidacyState): CandidacyStep {
  return { state, actions: [] };
}

/** Gives up a round that binds nobody when its own member has the host again. */
function withoutIdleRound(state: CandidacyState, lostAtMs: number | null): CandidacyState {
  const isIdle = lostAtMs === null && state.grant === null && state.round?.isBinding === false;
  return isIdle ? { ...state, round: null } : state;
}

function rankOf({ base, identity }: CandidacyState): number {
  return base?.succession.successors.findIndex((successor) => successor.identity === identity) ?? -1;
}

function passTime(state: CandidacyState, nowMs: number): CandidacyStep {
  const { round, lostAtMs } = state;
  if (round !== null && nowMs - round.startedAtMs < ROUND_MS) return done(state);
  const rank = rankOf(state);
  const isTurn = lostAtMs !== null && nowMs - lostAtMs >= rank * SUCCESSOR_STEP_MS;
  if (rank < 0 || (state.grant === null && !isTurn)) return done({ ...state, round: null });
  return beginRound(state, nowMs);
}

/**
 * `aboveEpoch`: in which members say that they have voted. The next round forgets it: a member that lies would make the
 * candidate useless until it starts again.
 */
function beginRound(state: CandidacyState, nowMs: number, aboveEpoch = 0): CandidacyStep {
  const { base, identity } = state;
  if (base === null || rankOf(state) < 0) return done({ ...state, round: null });
  let epoch = Math.max(lowestEpoch(state), aboveEpoch) + 1;
  while (candidateOf(epoch, base.succession) !== identity) epoch++;
  const round: Round = { epoch, isBinding: false, ready: [], ballots: {}, startedAtMs: nowMs };
  return askAgain({ ...state, round }, '*');
}

function lowestEpoch({ epoch, votedEpoch }: CandidacyState): number {
  return Math.max(epoch, votedEpoch);
}

function askAgain(state: CandidacyState, to: string): CandidacyStep {
  const { round, base, grant } = state;
  if (round === null || base === null) return done(state);
  const { epoch, isBinding } = round;
  return { state, actions: [{ do: 'ask', to, ask: { epoch, isBinding, base, grant } }] };
}

/** Begins again under a newer succession; votes under an older one are worth nothing any longer. */
function takeSuccession(state: CandidacyState, base: AuthenticSuccession, nowMs: number): CandidacyStep {
  const { round } = state;
  const isOld = state.base !== null && compareSuccessions(base.succession, state.base.succession) <= 0;
  if (isOld) return done(state);
  const votedEpoch = round?.isBinding === true ? Math.max(state.votedEpoch, round.epoch) : state.votedEpoch;
  const next: CandidacyState = { ...state, base, grant: null, votedEpoch, round: null };
  return round === null || state.lostAtMs === null ? done(next) : beginRound(next, nowMs);
}

function countReady(
  state: CandidacyState,
  { identity, epoch, votedEpoch }: Extract<CandidacyEvent, { type: 'ready' }>,
  nowMs: number,
): CandidacyStep {
  const { round, base } = state;
  if (round === null || base === null || epoch !== round.epoch) return done(state);
  if (votedEpoch > lowestEpoch(state) + MAX_EPOCH_RAISE) return done(state);
  // Somebody has voted in this epoch already, so it asks in a higher one.
  if (votedEpoch >= round.epoch && !round.isBinding) return beginRound(state, nowMs, votedEpoch);
  if (round.isBinding) return done(state);
  const ready = [...new Set([...round.ready, identity])].sort();
  const next: CandidacyState = { ...state, round: { ...round, ready } };
  if (!isSupported(state.identity, new Set(ready), base.succession)) return done(next);
  const binding: Round = { ...round, ready, isBinding: true, startedAtMs: nowMs };
  return askAgain({ ...next, votedEpoch: round.epoch, round: binding }, '*');
}

function countVote(
  state: CandidacyState,
  { identity, epoch, ballot }: Extract<CandidacyEvent, { type: 'vote' }>,
): CandidacyStep {
  const { round, base } = state;
  if (round === null || base === null || !round.isBinding || epoch !== round.epoch) return done(state);
  const ballots = { ...round.ballots, [identity]: ballot };
  if (!isSupported(state.identity, new Set(Object.keys(ballots)), base.succession))
    return done({ ...state, round: { ...round, ballots } });
  const claim: Claim = {
    epoch,
    candidate: state.identity,
    succession: base.succession,
    votes: fewestBallots(ballots, base.succession),
  };
  return { state: { ...state, epoch, grant: null, lostAtMs: null, round: null }, actions: [{ do: 'claim', claim }] };
}

/** A candidate whose own member does not agree may be the one that is cut off. */
function isSupported(candidate: string, supporters: ReadonlySet<string>, succession: Succession): boolean {
  return supporters.has(candidate) && isElectedBy(supporters, succession);
}

/** Leaves out votes that the claim does not need, so that it stays short. */
function fewestBallots(ballots: Readonly<Record<string, Ballot>>, succession: Succession): Ballot[] {
  const kept = new Map(Object.entries(ballots));
  for (const identity of [...kept.keys()]) {
    const others = new Set([...kept.keys()].filter((key) => key !== identity));
    if (isElectedBy(others, succession)) kept.delete(identity);
  }
  return [...kept.values()];
}
