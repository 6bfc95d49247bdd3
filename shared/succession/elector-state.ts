import type { Claim, SignedSuccession, Successor } from '../protocol/succession-messages.ts';
import type { AuthenticAsk, AuthenticClaim, AuthenticSuccession } from './authenticate.ts';
import type { KnownHost, NewHost, Trust } from './chain.ts';
import { beginLife, type HostLife } from './host-life.ts';
import type { VoteMemory } from '../model/vote-memory.ts';

/** A candidate's question that the member has not answered yet. */
export interface HeardAsk {
  readonly ask: AuthenticAsk;
  readonly atMs: number;
}

/** The time in which a candidate has the votes of a member, without another one that interferes. */
export interface CandidateTurn {
  readonly candidate: string;
  /** When the member voted for it first in this turn. */
  readonly atMs: number;
}

/** A member of a lobby, as far as its host's end matters. */
export interface ElectorState {
  /** '' = it has none, so it follows and does not vote. */
  readonly identity: string;
  /** null = it cannot keep one, or does not know yet what it has promised in this lobby, so it does not vote. */
  readonly memory: VoteMemory | null;
  readonly lobbyId: string;
  readonly host: KnownHost;
  /** '' = unknown. */
  readonly hostIdentity: string;
  readonly formerHosts: readonly KnownHost[];
  /** They lead to the host. */
  readonly claims: readonly Claim[];
  /** The newest succession that it has seen. */
  readonly held: SignedSuccession | null;
  readonly life: HostLife;
  /** Successors that it has turned to since it lost the host, and when it did last. */
  readonly contacts: { readonly count: number; readonly atMs: number };
  /** By candidate. */
  readonly asks: Readonly<Record<string, HeardAsk>>;
  /** The last one in which it has voted; null = long ago, or never. */
  readonly turn: CandidateTurn | null;
}

export type ElectorEvent =
  /** A look at the clock, some ten times a second. `lastPacketMs`: when the host's last packet came, of any kind. */
  | { readonly type: 'time'; readonly lastPacketMs: number }
  /** A link with the current host is open. */
  | { readonly type: 'connected' }
  /** The host's kernel closed the signalling connection, and no `closing` came. */
  | { readonly type: 'signalling-closed' }
  /** The current host sent it. */
  | { readonly type: 'succession'; readonly base: AuthenticSuccession }
  /** `candidate`: the successor whose standby host sent it. */
  | { readonly type: 'ask'; readonly candidate: string; readonly ask: AuthenticAsk }
  /** Anybody may send it. `isFromHost`: the current host did. */
  | { readonly type: 'moved'; readonly claims: readonly AuthenticClaim[]; readonly isFromHost: boolean }
  /** Its earlier promise in this lobby; null = that is not known. */
  | { readonly type: 'recalled'; readonly memory: VoteMemory | null }
  /** The player leaves the lobby; `leave` has not been sent yet. */
  | { readonly type: 'leaving' };

export type ElectorAction =
  /** Store this before doing any of the actions behind it. */
  | { readonly do: 'remember'; readonly memory: VoteMemory }
  /** To the host. */
  | { readonly do: 'acknowledge'; readonly epoch: number; readonly version: number; readonly votedEpoch: number }
  | { readonly do: 'ready'; readonly candidate: string; readonly epoch: number; readonly votedEpoch: number }
  /** Sign `voteStatement` and send it. */
  | { readonly do: 'vote'; readonly candidate: string; readonly epoch: number; readonly base: SignedSuccession }
  /** Send the newer succession to a candidate that lacks it. */
  | { readonly do: 'update'; readonly candidate: string; readonly base: SignedSuccession }
  /** Open a link to this standby host, if there is none, and keep it. */
  | { readonly do: 'contact'; readonly successor: Successor }
  /** Change to this host; if its certificate is that of the host so far, there is nothing to change. */
  | { readonly do: 'follow'; readonly host: NewHost };

export interface ElectorStep {
  readonly state: ElectorState;
  readonly actions: readonly ElectorAction[];
}

/** Returns a member that has just joined a host. `epoch`: null = not known, as with an invitation. */
export function createElector(
  member: Pick<ElectorState, 'identity' | 'memory'> & { readonly host: KnownHost },
  nowMs: number,
): ElectorState {
  return {
    ...member,
    lobbyId: '',
    hostIdentity: '',
    formerHosts: [],
    claims: [],
    held: null,
    life: beginLife(true, nowMs),
    contacts: { count: 0, atMs: nowMs },
    asks: {},
    turn: null,
  };
}

/**
 * Returns what a member believes, for `judgeChain`. The electors are those that its host names. Until it names some,
 * they are those who elected it: a former host has no say in that.
 */
export function trustOf({ lobbyId, host, formerHosts, held, claims }: ElectorState): Trust {
  const isOfHost = held !== null && held.epoch === host.epoch;
  return { lobbyId, host, formerHosts, electors: isOfHost ? held : (claims.at(-1)?.succession ?? held) };
}

/** Returns whether claims are those by which the member follows its host already, or older ones. */
export function knowsPath({ host, claims }: ElectorState, path: readonly Claim[]): boolean {
  const [last, known] = [path.at(-1), claims.at(-1)];
  if (last === undefined || last.epoch < (host.epoch ?? 0)) return true;
  return last.epoch === known?.epoch && last.succession.signature === known.succession.signature;
}

/** Returns a step that first stores what must not be forgotten. */
export function remember(state: ElectorState, memory: VoteMemory, ...actions: readonly ElectorAction[]): ElectorStep {
  return { state: { ...state, memory }, actions: [{ do: 'remember', memory }, ...actions] };
}
