import { MAX_ELECTORS, MAX_SUCCESSORS, type Succession, type Successor } from '../protocol/succession-messages.ts';
import { isBlocked, isMajorityOf } from './quorum.ts';

/** An elector of the host before, until it comes back. */
const RESTORED = { votes: true, isPresent: false, acknowledged: 0, votedEpoch: 0 } as const;

/** Successors that a host asks for a claim when it may have been replaced. */
const MAX_NAMED = 12;

/** How long a new host keeps the successors of the host before it, whose members come back one by one. */
const INHERITANCE_MS = 15_000;

/** A member with a proven identity, as its host sees it. */
interface ElectorateMember {
  /** It joined before those with a higher number. */
  readonly order: number;
  /** It may vote: from `can-host`. */
  readonly votes: boolean;
  /** Its connection is open. */
  readonly isPresent: boolean;
  /** The newest version that it has acknowledged; 0 = none. */
  readonly acknowledged: number;
  /** The highest epoch it has voted in. Above the host's, it has voted for another host. */
  readonly votedEpoch: number;
}

/** The electors of the next host, as the current host chooses them. */
export interface ElectorateState {
  readonly lobbyId: string;
  readonly epoch: number;
  /** The host's own identity; '' = none. */
  readonly host: string;
  readonly members: Readonly<Record<string, ElectorateMember>>;
  /** Those who left: they promised not to vote before they come back and acknowledge. */
  readonly released: readonly string[];
  /** Members with standby hosts, the best first. */
  readonly chosen: readonly Successor[];
  /** Successors of the host before, and how long they stay. */
  readonly inherited: readonly Successor[];
  readonly inheritedUntilMs: number;
  /** The succession that was issued last; its version is 0 before the first. */
  readonly issued: Pick<Succession, 'version' | 'successors' | 'electors' | 'formerElectors'>;
  /** The first version with these electors. */
  readonly listsVersion: number;
  /** Everybody who may have been elected meanwhile: successors of the host before and of all versions, newest first. */
  readonly named: readonly Successor[];
}

export type ElectorateEvent =
  | { readonly type: 'time' }
  /** A member with a proven identity has a place. `votes`: from `can-host`, false before it. */
  | {
      readonly type: 'member';
      readonly identity: string;
      readonly order: number;
      readonly votes: boolean;
      readonly isPresent: boolean;
    }
  /** Its connection is lost, and its place waits for it. */
  | { readonly type: 'away'; readonly identity: string }
  /** Its place is gone. `hasLeft`: it said so itself, and votes no longer. A banned member may still vote. */
  | { readonly type: 'gone'; readonly identity: string; readonly hasLeft: boolean }
  | {
      readonly type: 'acknowledged';
      readonly identity: string;
      readonly epoch: number;
      readonly version: number;
      readonly votedEpoch: number;
    }
  /** Those who can take over now, the best first. */
  | { readonly type: 'successors'; readonly successors: readonly Successor[] }
  /** Issue the same once more, so that no grant and no vote under the version before counts any longer. */
  | { readonly type: 'renew' };

export interface ElectorateStep {
  readonly state: ElectorateState;
  /** Sign this, keep it, and send it to all members, also to those who come later; null = nothing has changed. */
  readonly succession: Succession | null;
}

/**
 * Returns the electorate of a host that begins. `base`: the succession by which it was elected, or the last one that it
 * issued itself before it restarted; null = the lobby is new. Its electors count as members who are away: tell it which
 * of them have no place in the lobby any longer.
 */
export function createElectorate(
  host: Pick<ElectorateState, 'lobbyId' | 'epoch' | 'host'>,
  base: Succession | null,
  nowMs: number,
): ElectorateState {
  const version = base?.epoch === host.epoch ? base.version : 0;
  const electors = base?.electors.filter((identity) => identity !== host.host) ?? [];
  return {
    ...host,
    members: Object.fromEntries(electors.map((identity, order) => [identity, { ...RESTORED, order }])),
    released: [],
    chosen: [],
    inherited: base?.successors.filter(({ identity }) => identity !== host.host) ?? [],
    inheritedUntilMs: nowMs + INHERITANCE_MS,
    issued: { version, successors: [], electors: base?.electors ?? [], formerElectors: base?.formerElectors ?? [] },
    listsVersion: version + 1,
    named: base?.successors.filter(({ identity }) => identity !== host.host) ?? [],
  };
}

/** Returns the electorate after an event, and the succession that the host issues now. */
export function stepElectorate(state: ElectorateState, event: ElectorateEvent, nowMs: number): ElectorateStep {
  return issue(apply(state, event), nowMs, event.type === 'renew');
}

/**
 * Returns whether the host hears more than half of the electors; a lobby without electors counts. `silent`: members
 * with a connection on which nothing comes.
 */
export function hasMajority({ issued, members }: ElectorateState, silent: ReadonlySet<string>): boolean {
  const isHeard = (identity: string): boolean => members[identity]?.isPresent === true && !silent.has(identity);
  return issued.electors.length === 0 || isMajorityOf(issued.electors, isHeard);
}

/** Returns whether a member that is present has voted for another host, which may exist. */
export function hasRival({ members, epoch }: ElectorateState): boolean {
  return Object.values(members).some(({ isPresent, votedEpoch }) => isPresent && votedEpoch > epoch);
}

function apply(state: ElectorateState, event: ElectorateEvent): ElectorateState {
  switch (event.type) {
    case 'time':
    case 'renew':
      return state;
    case 'successors':
      return { ...state, chosen: event.successors };
    case 'member': {
      const { identity, order, votes, isPresent } = event;
      if (identity === state.host) return state;
      const { acknowledged = 0, votedEpoch = 0 } = state.members[identity] ?? {};
      return withMember(state, identity, { order, votes, isPresent, acknowledged, votedEpoch });
    }
    case 'away':
      return change(state, event.identity, { isPresent: false });
    case 'gone':
      return withoutMember(state, event.identity, event.hasLeft);
    case 'acknowledged': {
      const { identity, epoch, version, votedEpoch } = event;
      if (epoch !== state.epoch || version > state.issued.version) return state;
      const member = state.members[identity];
      if (member === undefined) return state;
      // A promise stays one, also when an older one arrives later, or when the member votes for another host.
      const acknowledged = votedEpoch > epoch ? member.acknowledged : Math.max(member.acknowledged, version);
      const next = withMember(state, identity, { ...member, acknowledged, votedEpoch });
      return { ...next, released: next.released.filter((released) => released !== identity) };
    }
  }
}

function withMember(state: ElectorateState, identity: string, member: ElectorateMember): ElectorateState {
  return { ...state, members: { ...state.members, [identity]: member } };
}

function change(state: ElectorateState, identity: string, changes: Partial<ElectorateMember>): ElectorateState {
  const member = state.members[identity];
  return member === undefined ? state : withMember(state, identity, { ...member, ...changes });
}

function withoutMember(state: ElectorateState, identity: string, hasLeft: boolean): ElectorateState {
  return {
    ...state,
    members: Object.fromEntries(Object.entries(state.members).filter(([key]) => key !== identity)),
    released: hasLeft ? withReleased(state, identity) : state.released,
    inherited: state.inherited.filter((successor) => successor.identity !== identity),
  };
}

/** Forgets those who are no electors any longer: anybody may come with a new key and leave, as often as they like. */
function withReleased({ released, issued }: ElectorateState, identity: string): string[] {
  const electors = new Set([...issued.electors, ...issued.formerElectors]);
  return [...new Set([...released, identity])].filter((left) => electors.has(left)).sort();
}

/** Issues a succession if anything in it changes, or if it `isRenewed`. */
function issue(state: ElectorateState, nowMs: number, isRenewed: boolean): ElectorateStep {
  const { issued, lobbyId, epoch, host } = state;
  const lists = nextLists(state);
  const hasNewLists = lists !== issued;
  const successors = successorsOf(state, lists.electors, nowMs);
  const isFirst = issued.version < state.listsVersion && lists.electors.length > 0;
  const isSame = !hasNewLists && !isFirst && areAlike(successors, issued.successors);
  if (isSame && !isRenewed) return { state, succession: null };
  const { electors, formerElectors } = lists;
  const version = issued.version + 1;
  const next = { version, successors, electors, formerElectors };
  return {
    state: {
      ...state,
      issued: next,
      listsVersion: hasNewLists || isFirst ? version : state.listsVersion,
      named: withNamed(state.named, successors),
    },
    succession: { lobbyId, epoch, host, ...next },
  };
}

/**
 * Returns the electors of now, which is `issued` itself if they do not change. A change takes two successions. The
 * first has the former electors too, so that a claim under it and one under an older succession need a common voter.
 * The second one waits until half of the former electors hold the first or have left: then nothing older can win.
 */
function nextLists(state: ElectorateState): Pick<Succession, 'electors' | 'formerElectors'> {
  const { issued, listsVersion, members, released } = state;
  const { electors, formerElectors } = issued;
  const isHeldBy = (identity: string): boolean =>
    released.includes(identity) || (members[identity]?.acknowledged ?? 0) >= listsVersion;
  if (formerElectors.length > 0) return isBlocked(formerElectors, isHeldBy) ? { electors, formerElectors: [] } : issued;
  const wanted = electorsOf(state);
  if (wanted.join() === [...electors].sort().join()) return issued;
  return { electors: wanted, formerElectors: electors };
}

/** Returns who should vote: those who can take over, and then those who have been there longest. */
function electorsOf({ members, chosen }: ElectorateState): string[] {
  const isChosen = (identity: string): boolean => chosen.some((successor) => successor.identity === identity);
  return Object.entries(members)
    .filter(([, { votes }]) => votes)
    .sort(([a, one], [b, other]) => Number(isChosen(b)) - Number(isChosen(a)) || one.order - other.order)
    .slice(0, MAX_ELECTORS)
    .map(([identity]) => identity)
    .sort();
}

/** A successor needs its own vote, so it is an elector. */
function successorsOf(state: ElectorateState, electors: readonly string[], nowMs: number): Successor[] {
  const { chosen, inherited, inheritedUntilMs } = state;
  const isChosen = ({ identity }: Successor): boolean => chosen.some((successor) => successor.identity === identity);
  const kept = nowMs < inheritedUntilMs ? inherited.filter((successor) => !isChosen(successor)) : [];
  return [...chosen, ...kept].filter(({ identity }) => electors.includes(identity)).slice(0, MAX_SUCCESSORS);
}

function withNamed(named: readonly Successor[], successors: readonly Successor[]): Successor[] {
  const isNew = ({ identity }: Successor): boolean => !successors.some((successor) => successor.identity === identity);
  return [...successors, ...named.filter(isNew)].slice(0, MAX_NAMED);
}

function areAlike(some: readonly Successor[], others: readonly Successor[]): boolean {
  const textOf = (successors: readonly Successor[]): string =>
    successors.map(({ identity, invitation }) => `${identity} ${invitation}`).join();
  return textOf(some) === textOf(others);
}
