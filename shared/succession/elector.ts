import { answerAsk, isOpenAsk, isTurnKept } from './answer-ask.ts';
import type { AuthenticAsk, AuthenticClaim, AuthenticSuccession } from './authenticate.ts';
import { extendChain, isOfKnownHost, issuersOf, judgeChain, type NewHost } from './chain.ts';
import { remember, trustOf, type ElectorEvent, type ElectorState, type ElectorStep } from './elector-state.ts';
import { beginLife, watchLife } from './host-life.ts';
import type { Claim, Succession } from '../protocol/succession-messages.ts';
import { compareSuccessions } from './quorum.ts';

/** Time between the successors that a member turns to. */
export const SUCCESSOR_STEP_MS = 700;
/** Pause before a member without a host turns to all successors again. */
const RETRY_MS = 5_000;
/** Hosts whose claims a member still recognises. */
const MAX_FORMER_HOSTS = 16;

/** Returns the member after an event, and what it does now, in this order. */
export function stepElector(state: ElectorState, event: ElectorEvent, nowMs: number): ElectorStep {
  switch (event.type) {
    case 'time':
      return passTime(state, event.lastPacketMs, nowMs);
    case 'connected':
      return acknowledge({ ...state, life: beginLife(true, nowMs) });
    case 'signalling-closed':
      return done({ ...state, life: { ...state.life, closedAtMs: nowMs } });
    case 'succession':
      return event.base.pin === state.host.pin ? acknowledge(adopt(state, event.base)) : done(state);
    case 'ask':
      return hear(adopt(state, event.ask.base), event.candidate, event.ask, nowMs);
    case 'moved':
      return follow(state, event, nowMs);
    case 'recalled':
      return acknowledge({ ...state, memory: event.memory });
    case 'leaving':
      return state.memory === null ? done(state) : remember(state, { ...state.memory, isReleased: true });
  }
}

function done(state: ElectorState): ElectorStep {
  return { state, actions: [] };
}

function passTime(state: ElectorState, lastPacketMs: number, nowMs: number): ElectorStep {
  const life = watchLife(state.life, lastPacketMs, nowMs);
  const hasJustLost = state.life.lostAtMs === null && life.lostAtMs !== null;
  const contacts = hasJustLost ? { count: 0, atMs: nowMs } : state.contacts;
  const contacted = contactSuccessors({ ...state, life, contacts }, nowMs);
  const asks = Object.entries(contacted.state.asks).filter(([, heard]) => isOpenAsk(heard, nowMs));
  const { turn } = state;
  let next: ElectorState = {
    ...contacted.state,
    asks: Object.fromEntries(asks),
    turn: turn !== null && isTurnKept(turn, nowMs) ? turn : null,
  };
  const actions = [...contacted.actions];
  for (const [candidate] of asks) {
    const answered = answerAsk(next, candidate, nowMs);
    next = answered.state;
    actions.push(...answered.actions);
  }
  return { state: next, actions };
}

/** Takes a newer succession of a host that the member knows. */
function adopt(state: ElectorState, { succession, pin }: AuthenticSuccession): ElectorState {
  const { host, held } = state;
  if (!isOfKnownHost({ succession, pin }, state)) return state;
  if (held !== null && compareSuccessions(succession, held) <= 0) return state;
  const isOfHost = pin === host.pin && (host.epoch === null || host.epoch === succession.epoch);
  if (!isOfHost && !keepsElectors(succession, state)) return state;
  return {
    ...state,
    lobbyId: succession.lobbyId,
    held: succession,
    host: isOfHost ? { epoch: succession.epoch, pin } : host,
    hostIdentity: isOfHost ? succession.host : state.hostIdentity,
  };
}

/**
 * Returns whether a former host may have issued a succession after the one by which its successor won: the electors are
 * the same, or are about to change with their consent. Others would come from a host that wants the lobby back.
 */
function keepsElectors({ epoch, electors, formerElectors }: Succession, { claims }: ElectorState): boolean {
  const base = claims.at(-1)?.succession;
  if (base?.epoch !== epoch) return false;
  const areSame = electors.join() === base.electors.join() && formerElectors.join() === base.formerElectors.join();
  return areSame || formerElectors.join() === base.electors.join();
}

/** Tells the host what the member holds, so that the electors may change. */
function acknowledge(state: ElectorState): ElectorStep {
  const { identity, memory, held, host } = state;
  const isAsked = held !== null && [...held.electors, ...held.formerElectors].includes(identity);
  if (memory === null || !isAsked || held.epoch !== host.epoch) return done(state);
  const { epoch, version } = held;
  const { votedEpoch } = memory;
  const action = { do: 'acknowledge', epoch, version, votedEpoch } as const;
  if (votedEpoch > epoch) return { state, actions: [action] };
  if (compareSuccessions(held, memory) < 0) return done(state);
  return remember(state, { votedEpoch, epoch, version, isReleased: false }, action);
}

/**
 * Turns to the successors one after the other, the own standby host first. A member that has voted for another host
 * and hears its own again turns to them too, because that other host may have won.
 */
function contactSuccessors(state: ElectorState, nowMs: number): ElectorStep {
  const { life, held, contacts, memory, host, identity } = state;
  const isUndecided = (memory?.votedEpoch ?? 0) > (host.epoch ?? 0);
  if (held === null || (life.lostAtMs === null && !isUndecided)) return done(state);
  const isRetry = nowMs - contacts.atMs >= RETRY_MS;
  const dueCount = life.lostAtMs === null ? 0 : 1 + Math.floor((nowMs - life.lostAtMs) / SUCCESSOR_STEP_MS);
  const own = held.successors.filter((successor) => successor.identity === identity);
  const successors = [...own, ...held.successors.filter((successor) => successor.identity !== identity)];
  const begin = isRetry ? 0 : contacts.count;
  const end = isRetry ? successors.length : Math.min(successors.length, dueCount);
  if (end <= begin) return done(state);
  return {
    state: { ...state, contacts: { count: end, atMs: nowMs } },
    actions: successors.slice(begin, end).map((successor) => ({ do: 'contact', successor })),
  };
}

/** Keeps the question of a candidate, because the member may lose its host a moment later. */
function hear(state: ElectorState, candidate: string, ask: AuthenticAsk, nowMs: number): ElectorStep {
  if (state.held?.electors.includes(state.identity) !== true) return done(state);
  const asks = { ...state.asks, [candidate]: { ask, atMs: nowMs } };
  return answerAsk({ ...state, asks }, candidate, nowMs);
}

/** Changes to the host that a chain of claims leads to, if it is of a later epoch. */
function follow(
  state: ElectorState,
  { claims, isFromHost }: Extract<ElectorEvent, { type: 'moved' }>,
  nowMs: number,
): ElectorStep {
  const judged = judgeChain(claims, trustOf(state));
  if (!judged.ok) return done(isFromHost ? learnPath(state, claims) : state);
  const host = judged.value;
  const base = host.claims.at(-1)?.claim.succession ?? null;
  const isNewer = base !== null && (state.held === null || compareSuccessions(base, state.held) > 0);
  const next: ElectorState = {
    ...state,
    lobbyId: host.lobbyId,
    host: { epoch: host.epoch, pin: host.pin },
    hostIdentity: host.identity,
    formerHosts: [...state.formerHosts, state.host].slice(-MAX_FORMER_HOSTS),
    claims: extendChain(state.claims, claimsOf(host)),
    held: isNewer ? base : state.held,
    life: host.pin === state.host.pin ? state.life : beginLife(false, nowMs),
    contacts: { count: 0, atMs: nowMs },
    asks: {},
  };
  return { state: next, actions: [{ do: 'follow', host }] };
}

/**
 * Takes the claims that lead to the host which the member follows already, from that host itself. The member passes
 * them on, and recognises later claims that begin at one of the hosts on the way. It takes them as a whole or not at
 * all: each claim needs its votes.
 */
function learnPath(state: ElectorState, claims: readonly AuthenticClaim[]): ElectorState {
  const [first] = issuersOf(claims);
  if (first === undefined) return state;
  const judged = judgeChain(claims, { lobbyId: state.lobbyId, host: first, formerHosts: [], electors: null });
  const { epoch, pin } = state.host;
  if (!judged.ok || judged.value.pin !== pin || (epoch !== null && judged.value.epoch !== epoch)) return state;
  const known = state.formerHosts;
  const added = issuersOf(judged.value.claims).filter(
    (issuer) => !known.some((former) => former.pin === issuer.pin && former.epoch === issuer.epoch),
  );
  return {
    ...state,
    lobbyId: judged.value.lobbyId,
    claims: claimsOf(judged.value),
    formerHosts: [...added, ...known].slice(-MAX_FORMER_HOSTS),
  };
}

function claimsOf({ claims }: NewHost): readonly Claim[] {
  return claims.map(({ claim }) => claim);
}
