import type { EarshotBridge, EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { LinkEndReason } from '../../../shared/ipc/link-contract.ts';
import type { HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import type { PracticeChoice } from '../../../shared/ipc/lobby-contract.ts';
import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { FoundWay } from '../../../shared/rendezvous/join-plan.ts';
import type { Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import type { LinkEnd } from '../../link/host-link.ts';
import type { LinkWish, OpeningLink, OpenLink } from '../../link/link-set.ts';
import type { NetworkHint } from '../../link/network-hints.ts';
import { isCodeLike } from './code-like.ts';
import { createDoorKeeper } from './door/door-keeper.ts';
import { followKnocks } from './knocks/follow-knocks.ts';
import { FIRST_SEARCH, searchOn } from './join-search.ts';
import type { LobbyEvents } from './lobby-events.ts';
import type { FollowedStay } from './succession/lobby-follower.ts';
import { untilMoved } from './succession/until-moved.ts';
import { LobbyStay, stateOf } from './lobby-stay.ts';
import { EMPTY_LOBBY, type Connection, type LobbyOrigin, type LobbyStore } from './lobby-store.ts';
import { reasonOf } from './reason-of.ts';
import type { ResumeMemory } from './resume-memory.ts';

export interface LobbyController {
  /**
   * Hosts a lobby; `listing`: what everybody finds about it, null = it is not listed; `password`: what newcomers have
   * to know, not given = nothing.
   */
  host(lobbyName: string, rules: HearingRules, listing: HostListing | null, password?: string): Promise<void>;
  /** Joins the lobby of an invitation, or of a code that was read aloud. */
  join(pasted: string): Promise<void>;
  /** Opens a lobby with simulated players; without a choice, they do what the command line says. */
  practice(choice?: PracticeChoice): Promise<void>;
  /** Gives the connection up without leaving the lobby: the page goes away, and may come back. */
  drop(): void;
  /** Leaves the lobby, which ends it if this machine hosts it. Also cancels a join in progress. */
  leave(): Promise<void>;
  /** Lets a successor take the lobby over, and leaves. Resolves with false if nobody has; then nothing has changed. */
  handOver(): Promise<boolean>;
  /** Joins the same lobby again, now: after it ended, or instead of waiting for the next attempt. */
  reconnect(): Promise<void>;
  /** Lets somebody in who knocked, or refuses. */
  answerKnock(id: number, isWelcome: boolean): void;
  /** Tries a password at the door of the lobby that you are joining. */
  enterPassword(password: string): void;
  dismissProblem(): void;
  answerOpenedInvitation(isAccepted: boolean): Promise<void>;
  dismissRefusedInvitation(): void;
  /** Takes note of what is noticed around the link. */
  noteNetwork(hint: NetworkHint): void;
}

export interface LobbyDependencies {
  readonly bridge: EarshotBridge;
  readonly store: LobbyStore;
  readonly openLink: (wish: LinkWish) => OpeningLink;
  readonly memory: ResumeMemory;
  /** Returns the name to join with now. */
  readonly nameToJoin: () => string;
  readonly schedule: Schedule;
  /** Milliseconds of a clock that nobody sets. */
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly events: LobbyEvents;
  /** Keeps a stay in its lobby when the host changes; not given = it ends with its host. */
  readonly follow?: (stay: LobbyStay) => FollowedStay | undefined;
  /** Returns the invitations to return by, in turn; [] or not given = that of the link in use. */
  readonly hosts?: () => readonly string[];
  /** Says what the end of a link means to this window; not given = what it says. */
  readonly readEnd?: (end: LinkEnd) => LinkEnd;
}

/** One way of being in a lobby, or of trying to, until the person starts something else. */
interface Visit {
  readonly origin: LobbyOrigin;
  /** Whether the lobby screen already shows, and so displays a failure. */
  isShown: boolean;
  /** Whether the host has let this window in, on a link that is not open yet. */
  isWelcome: boolean;
  opening: OpeningLink | undefined;
  stay: LobbyStay | undefined;
  followed: FollowedStay | undefined;
  isOver: boolean;
  /** The password of the lobby; undefined = none was asked for. */
  password: string | undefined;
}

/** Starts, joins and leaves lobbies, one at a time. Results of a visit that is over are ignored. */
export function createLobbyController(dependencies: LobbyDependencies): LobbyController {
  const { bridge, store, openLink, memory, nameToJoin, events } = dependencies;
  const keeper = createDoorKeeper(dependencies);
  let visit: Visit | undefined;

  const setConnection = (connection: Connection): void => store.setState({ connection });

  function begin(origin: LobbyOrigin): Visit {
    const step = origin === 'joined' ? 'joining' : 'opening';
    store.setState({ ...EMPTY_LOBBY, origin, connection: { status: 'starting', origin, step } });
    return visitTo(origin, false);
  }

  function visitTo(origin: LobbyOrigin, isShown: boolean): Visit {
    void close(visit);
    visit = {
      origin,
      isShown,
      isWelcome: false,
      opening: undefined,
      stay: undefined,
      followed: undefined,
      isOver: false,
      password: undefined,
    };
    return visit;
  }

  function end(reason: LinkEndReason, error: ShownError, removal?: LinkEnd['removal']): void {
    store.setState({ connection: { status: 'ended', reason, error, ...(removal ? { removal } : {}) }, lowered: null });
  }

  function fail({ origin, isShown }: Visit, error: ShownError): void {
    visit = undefined;
    if (isShown) end(reasonOf(error.code), error);
    else store.setState({ connection: { status: 'none' }, problem: { origin, error } });
  }

  /** Opens one link to the host, or returns why that fails. */
  async function open(
    current: Visit,
    wish: Pick<LinkWish, 'invitation' | 'approach' | 'onWay'>,
  ): Promise<Result<OpenLink, ShownError['code']> | undefined> {
    const { invitation } = wish;
    const opening = openLink({
      ...wish,
      name: nameToJoin(),
      resume: memory.read(invitation),
      password: current.password,
      onWelcome(lobby) {
        if (current.isOver) return;
        current.isWelcome = true;
        current.isShown = true;
        store.setState({
          invitation: lobby.ledTo ?? invitation,
          ...stateOf(lobby),
          connection: { status: 'connecting' },
          atDoor: null,
        });
        events.onJoined(lobby);
      },
    });
    current.opening = opening;
    const outcome = await opening.outcome;
    current.opening = undefined;
    return current.isOver ? undefined : outcome;
  }

  /**
   * Joins the lobby of an invitation. A host that does not come through on one path is tried by the next, until every
   * path has failed.
   */
  async function enter(current: Visit, invitation: string): Promise<void> {
    for (let search = FIRST_SEARCH; ;) {
      const { approach } = search;
      if (store.getState().approach !== approach) store.setState({ approach });
      let way: FoundWay | undefined;
      const opened = await open(current, { invitation, approach, onWay: (found) => (way = found) });
      if (opened === undefined) return;
      if (opened.ok) return stayIn(current, opened.value, way);
      if (current.isWelcome) events.onLinkGone();
      current.isWelcome = false;
      const again = await keeper.pass(opened.error, current.password);
      if (current.isOver) return;
      if (again !== undefined) {
        current.password = again.password;
        continue;
      }
      const outcome =
        current.origin === 'joined' ? searchOn(search, invitation, way, opened.error) : { error: opened.error };
      if ('error' in outcome) return giveUp(current, outcome.error);
      search = outcome.next;
    }
  }

  async function giveUp(current: Visit, error: ShownError): Promise<void> {
    if (current.origin !== 'joined' && !current.isShown) await bridge.invoke('lobby:close', {});
    if (!current.isOver) fail(current, error);
  }

  function stayIn(current: Visit, opened: OpenLink, way: FoundWay | undefined): void {
    const onEnded = (reason: LinkEndReason, error: ShownError, removal?: LinkEnd['removal']): void => {
      current.followed?.stop();
      if (!current.isOver) end(reason, error, removal);
    };
    const onMoved = (moved: OpenLink): void => current.followed?.moved(moved);
    current.stay = new LobbyStay({ ...dependencies, onEnded, onMoved }, opened, way);
    current.followed = dependencies.follow?.(current.stay);
  }

  async function start(
    current: Visit,
    starting: Promise<Result<ResponseOf<EarshotContract, 'lobby:host'>, FailureCode>>,
  ): Promise<void> {
    const result = await starting;
    if (current.isOver) return closeFormerLobby();
    if (!result.ok) return fail(current, result.error);
    store.setState({
      hostNotices: result.value.notices,
      connection: { status: 'starting', origin: current.origin, step: 'joining' },
    });
    await enter(current, result.value.invitation);
  }

  /** Closes the lobby that this machine hosts, unless it belongs to a visit that has begun since. */
  async function closeFormerLobby(): Promise<void> {
    if (visit === undefined || visit.isOver || visit.origin === 'joined') await bridge.invoke('lobby:close', {});
  }

  async function findByCode(code: string): Promise<Result<Invitation, FailureCode>> {
    const found = await bridge.invoke('link:join-code', { code });
    return found.ok ? parseInvitation(found.value.invitation) : found;
  }

  async function join(pasted: string): Promise<void> {
    const current = begin('joined');
    const invitation = isCodeLike(pasted) ? await findByCode(pasted) : parseInvitation(pasted);
    if (current.isOver) return;
    if (invitation.ok) await enter(current, formatInvitation(invitation.value));
    else fail(current, invitation.error);
  }

  /** Ends what the window does now, and says goodbye to the lobby. */
  async function close(current: Visit | undefined): Promise<void> {
    if (current === undefined || current.isOver) return;
    current.isOver = true;
    keeper.stop();
    if (current.isWelcome && current.stay === undefined) events.onLinkGone();
    await Promise.all([current.opening?.close(), leaveStay(current)]);
  }

  async function leaveStay({ stay, followed }: Visit): Promise<void> {
    await followed?.leaving();
    await stay?.leave();
  }

  async function handOver(): Promise<boolean> {
    const current = visit;
    const asked = await bridge.invoke('lobby:hand-over', {});
    if (!asked.ok || asked.value.to === '') return false;
    const hasMoved = await untilMoved(dependencies);
    if (hasMoved && visit === current) await leave();
    return hasMoved;
  }

  async function leave(): Promise<void> {
    const leaving = visit;
    visit = undefined;
    memory.forget();
    const { origin, connection } = store.getState();
    store.setState({ ...EMPTY_LOBBY, connection: { status: 'none' } });
    await close(leaving);
    if (connection.status !== 'none' && origin !== 'joined') await closeFormerLobby();
  }

  bridge.on('lobby:ended', () => {
    // The lobby itself may go on: a successor takes it over, and the stay follows it there.
    if (store.getState().origin === 'joined' || store.getState().successor !== '' || visit === undefined) return;
    const died = { code: 'lobby-died' } as const;
    if (visit.stay !== undefined) return visit.stay.end('host-lost', died);
    const dying = visit;
    void close(dying);
    fail(dying, died);
  });
  bridge.on('lobby:successor-preparing', ({ isPreparing }) => store.setState({ isSuccessorPreparing: isPreparing }));
  bridge.on('app:invitation-opened', ({ invitation }) =>
    store.setState({ openedInvitation: invitation, refusedInvitation: null }),
  );
  bridge.on('app:invitation-refused', (error) => store.setState({ refusedInvitation: error }));

  return {
    answerKnock: followKnocks(bridge, store),
    enterPassword: keeper.enterPassword,
    host(lobbyName, rules, listing, password = '') {
      const current = begin('hosted');
      if (password !== '') current.password = password;
      return start(current, bridge.invoke('lobby:host', { lobbyName, rules, listing, password }));
    },
    practice: (choice) =>
      start(begin('practice'), bridge.invoke('lobby:practice', choice === undefined ? {} : { choice })),
    join,
    leave,
    handOver,
    drop() {
      if (visit === undefined || visit.isOver) return;
      visit.isOver = true;
      visit.followed?.stop();
      visit.opening?.drop();
      visit.stay?.drop();
    },
    async reconnect() {
      if (visit?.stay?.isReturning === true) return visit.stay.hurry();
      const { invitation, origin } = store.getState();
      setConnection({ status: 'connecting' });
      await enter(visitTo(origin, true), invitation);
    },
    noteNetwork: (hint) => visit?.stay?.note(hint),
    dismissProblem: () => store.setState({ problem: null }),
    dismissRefusedInvitation: () => store.setState({ refusedInvitation: null }),
    async answerOpenedInvitation(isAccepted) {
      const { openedInvitation } = store.getState();
      store.setState({ openedInvitation: null });
      if (!isAccepted || openedInvitation === null) return;
      await leave();
      await enter(begin('joined'), openedInvitation);
    },
  };
}
