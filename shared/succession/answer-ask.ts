import { candidateOf, compareSuccessions, MAX_EPOCH_STEP } from './quorum.ts';
import { remember, type CandidateTurn, type ElectorState, type ElectorStep, type HeardAsk } from './elector-state.ts';
import { isProvenDead } from './host-life.ts';

/** A candidate repeats its question more often than that. */
const ASK_LIFETIME_MS = 3_000;
/** Time that a member leaves to the candidate it has voted for, before it votes for another. */
const TURN_MS = 700;
/**
 * Time from a candidate's first vote until it gets the next one after its turn. In between, the member votes for others
 * only: a candidate that collects votes and never takes over would put the election off without end.
 */
const NEXT_TURN_MS = 3 * TURN_MS;

/** Returns whether a candidate still waits for the answer to its question. */
export function isOpenAsk({ atMs }: HeardAsk, nowMs: number): boolean {
  return nowMs - atMs < ASK_LIFETIME_MS;
}

/**
 * Answers the last question of a candidate as far as the member may now: with `ready`, with its vote, with a newer
 * succession, or not at all. It calls this again as time passes, because its own host may be lost later than the
 * candidate's.
 */
export function answerAsk(state: ElectorState, candidate: string, nowMs: number): ElectorStep {
  const heard = state.asks[candidate];
  const { memory, held } = state;
  if (heard === undefined || !isOpenAsk(heard, nowMs)) return { state, actions: [] };
  if (memory === null || held === null) return { state, actions: [] };
  const { ask } = heard;
  const { succession } = ask.base;
  const answered = withoutAsk(state, candidate);
  if (compareSuccessions(succession, held) < 0)
    return { state: answered, actions: [{ do: 'update', candidate, base: held }] };
  if (!mayVoteUnder(heard, state, candidate) || !isNeeded(heard, state, candidate, nowMs))
    return { state, actions: [] };
  const { votedEpoch } = memory;
  if (!ask.isBinding || ask.epoch <= votedEpoch)
    return { state: answered, actions: [{ do: 'ready', candidate, epoch: ask.epoch, votedEpoch }] };
  const turn = turnOf(state, candidate, nowMs);
  if (turn === undefined) return { state, actions: [] };
  return remember(
    { ...answered, turn },
    { votedEpoch: ask.epoch, epoch: held.epoch, version: held.version, isReleased: false },
    { do: 'vote', candidate, epoch: ask.epoch, base: succession },
  );
}

/** Returns whether the last turn of a candidate still matters to its next one. */
export function isTurnKept({ atMs }: CandidateTurn, nowMs: number): boolean {
  return nowMs - atMs < NEXT_TURN_MS;
}

/** Returns the turn in which a candidate gets a vote now; undefined = it has to wait. */
function turnOf({ turn }: ElectorState, candidate: string, nowMs: number): CandidateTurn | undefined {
  if (turn === null || !isTurnKept(turn, nowMs)) return { candidate, atMs: nowMs };
  const isOver = nowMs - turn.atMs >= TURN_MS;
  if (turn.candidate === candidate) return isOver ? undefined : turn;
  return isOver ? { candidate, atMs: nowMs } : undefined;
}

/** Returns whether the member is an elector of the candidate's succession, which it holds itself. */
function mayVoteUnder({ ask }: HeardAsk, { identity, memory, held, host }: ElectorState, candidate: string): boolean {
  const { succession } = ask.base;
  // A host that signs two successions of one version lies.
  if (memory === null || held === null || succession.signature !== held.signature) return false;
  if (memory.isReleased || compareSuccessions(held, memory) < 0 || ask.epoch <= (host.epoch ?? 0)) return false;
  if (ask.epoch > Math.max(host.epoch ?? 0, memory.votedEpoch) + MAX_EPOCH_STEP) return false;
  return held.electors.includes(identity) && candidateOf(ask.epoch, held) === candidate;
}

/** Returns whether the lobby needs another host: its host is lost, or wants the candidate to take over. */
function isNeeded({ ask }: HeardAsk, state: ElectorState, candidate: string, nowMs: number): boolean {
  const { life, held, host } = state;
  if (ask.grant?.candidate === candidate && held?.epoch === host.epoch) return true;
  // A successor that took over and then fell silent does not get a second vote for that.
  if (candidate === state.hostIdentity) return false;
  return held?.electors.length === 1 ? isProvenDead(life, nowMs) : life.lostAtMs !== null;
}

function withoutAsk(state: ElectorState, candidate: string): ElectorState {
  return { ...state, asks: Object.fromEntries(Object.entries(state.asks).filter(([key]) => key !== candidate)) };
}
