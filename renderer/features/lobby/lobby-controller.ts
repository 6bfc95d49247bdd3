import type { EarshotBridge, EarshotContract } from '../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../shared/ipc/define.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { Result } from '../../../shared/result.ts';
import type { FoundWay } from '../../../shared/rendezvous/join-plan.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { HostLink, HostLinkHandlers, HostLinkOptions, JoinedLobby, LinkEnd } from '../../link/host-link.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import { isCodeLike } from './code-like.ts';
import { followKnocks } from './follow-knocks.ts';
import { changeOfMessage } from './lobby-message.ts';
import { FIRST_SEARCH, searchOn, type JoinSearch } from './join-search.ts';
import { EMPTY_LOBBY, type Connection, type LobbyOrigin, type LobbyStore } from './lobby-store.ts';
import { createReturnPlan } from './return-plan.ts';

export interface LobbyController {
  /** Hosts a lobby; `listing`: what everybody finds about it, null = it is not listed. */
  host(lobbyName: string, rules: HearingRules, listing: HostListing | null): Promise<void>;
  /** Joins the lobby of an invitation, or of a code that was read aloud. */
  join(pasted: string): Promise<void>;
  practice(): Promise<void>;
  /** Leaves the lobby, which ends it if this machine hosts it. Also cancels a join in progress. */
  leave(): Promise<void>;
  /** Joins the same lobby again, now: after it ended, or instead of waiting for the next attempt. */
  reconnect(): Promise<void>;
  /** Lets somebody in who knocked, or refuses. */
  answerKnock(id: number, isWelcome: boolean): void;
  dismissProblem(): void;
  answerOpenedInvitation(isAccepted: boolean): Promise<void>;
  dismissRefusedInvitation(): void;
}

export interface LobbyDependencies {
  readonly bridge: EarshotBridge;
  readonly store: LobbyStore;
  readonly openLink: (
    options: Omit<HostLinkOptions, 'number'>,
  ) => Promise<Result<{ link: HostLink; lobby: JoinedLobby }, FailureCode>>;
  /** Returns the name to join with now. */
  readonly nameToJoin: () => string;
  readonly schedule: Schedule;
  /** Milliseconds of a clock that nobody sets. */
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly events: {
    readonly onJoined: (link: HostLink, lobby: JoinedLobby) => void;
    /** The data channel is open, so poses and status can be sent. */
    readonly onConnected: (link: HostLink) => void;
    readonly onMessage: (message: ClientboundChannelMessage) => void;
    readonly onRemoteStream: (stream: MediaStream) => void;
    readonly onLinkGone: () => void;
  };
}

interface Attempt {
  readonly origin: LobbyOrigin;
  /** Whether the lobby screen already shows, and so displays a failure. */
  readonly isReconnect: boolean;
  readonly search: JoinSearch;
  /** The way that was found; undefined = none yet. */
  way: FoundWay | undefined;
  link: HostLink | undefined;
  isOver: boolean;
  isChannelOpen: boolean;
  /** Whether sound came through once. */
  wasConnected: boolean;
  /** Why the attempt ended before joining. */
  earlyEnd: ShownError | undefined;
}

/** Starts, joins and leaves lobbies, one at a time. Results of an attempt that is over are ignored. */
export function createLobbyController({
  bridge,
  store,
  openLink,
  nameToJoin,
  events,
  ...clock
}: LobbyDependencies): LobbyController {
  let attempt: Attempt | undefined;
  const plan = createReturnPlan({ ...clock, tryAgain: () => void enterAgain() });

  const setConnection = (connection: Connection): void => store.setState({ connection });

  function attemptAt(origin: LobbyOrigin, isReconnect: boolean, search = FIRST_SEARCH): Attempt {
    if (store.getState().approach !== search.approach) store.setState({ approach: search.approach });
    attempt = {
      origin,
      isReconnect,
      search,
      way: undefined,
      link: undefined,
      isOver: false,
      isChannelOpen: false,
      wasConnected: false,
      earlyEnd: undefined,
    };
    return attempt;
  }

  function begin(origin: LobbyOrigin): Attempt {
    plan.end();
    const step = origin === 'joined' ? 'joining' : 'opening';
    store.setState({ ...EMPTY_LOBBY, origin, connection: { status: 'starting', origin, step } });
    return attemptAt(origin, false);
  }

  function end(reason: LinkEnd['reason'], error: ShownError): void {
    plan.end();
    store.setState({ connection: { status: 'ended', reason, error }, lowered: null });
  }

  /** Returns to the lobby after a pause, unless the failure is an answer. */
  function returnLater(error: ShownError): void {
    const sinceMs = plan.next(error.code);
    if (sinceMs === null) end(isReason(error.code) ? error.code : 'host-lost', error);
    else store.setState({ connection: { status: 'reconnecting', sinceMs, error }, lowered: null });
  }

  function fail({ origin, isReconnect }: Attempt, error: ShownError): void {
    attempt = undefined;
    if (plan.sinceMs !== null) returnLater(error);
    else if (isReconnect) end('host-lost', error);
    else store.setState({ connection: { status: 'none' }, problem: { origin, error } });
  }

  function announce(current: Attempt): void {
    if (current.link === undefined || !current.isChannelOpen) return;
    current.wasConnected = true;
    plan.end();
    setConnection({ status: 'connected' });
    events.onConnected(current.link);
  }

  function handlersFor(current: Attempt): HostLinkHandlers {
    return {
      onMessage(message) {
        const change = changeOfMessage(message, store.getState());
        if (change !== null) store.setState(change);
        events.onMessage(message);
      },
      onRemoteStream: events.onRemoteStream,
      onConnected() {
        current.isChannelOpen = true;
        announce(current);
      },
      onInterrupted(isInterrupted) {
        const { status } = store.getState().connection;
        if (isInterrupted && status === 'connected') setConnection({ status: 'interrupted' });
        if (!isInterrupted && status === 'interrupted') setConnection({ status: 'connected' });
      },
      onQuality: (ownQuality) => store.setState({ ownQuality }),
      onPath: (mediaPath) => store.setState({ mediaPath }),
      onWay: (way) => (current.way = way),
      onEnded: ({ reason, code }) => finish(current, reason, { code }),
    };
  }

  function finish(current: Attempt, reason: LinkEnd['reason'], error: ShownError): void {
    if (current.isOver) return;
    current.isOver = true;
    void current.link?.close();
    events.onLinkGone();
    const mayComeBack = reason === 'host-lost' && error.code !== 'lobby-died';
    if (current.link === undefined) {
      current.earlyEnd = error;
      return;
    }
    const told = tryOtherPath(current, store.getState().invitation, error);
    if (told === null) return;
    if (mayComeBack && (current.wasConnected || plan.sinceMs !== null)) returnLater(told);
    else end(reason, told);
  }

  /**
   * Tries the next path to a host that does not come through on this one. Returns null if it does, or what to say when
   * every path has failed.
   */
  function tryOtherPath(current: Attempt, invitation: string, error: ShownError): ShownError | null {
    const { origin, isReconnect, link, wasConnected, search, way } = current;
    if (origin !== 'joined' || wasConnected || attempt !== current) return error;
    const outcome = searchOn(search, invitation, way, error);
    if ('error' in outcome) return outcome.error;
    // The lobby screen shows since the host has answered once.
    void enter(attemptAt(origin, isReconnect || link !== undefined, outcome.next), invitation);
    return null;
  }

  async function giveUp(current: Attempt, invitation: string, error: ShownError): Promise<void> {
    if (current.origin !== 'joined' && !current.isReconnect) await bridge.invoke('lobby:close', {});
    const told = tryOtherPath(current, invitation, error);
    if (told !== null) fail(current, told);
  }

  async function enter(current: Attempt, invitation: string): Promise<void> {
    const name = nameToJoin();
    const { approach } = current.search;
    const opened = await openLink({ bridge, invitation, name, approach, handlers: handlersFor(current) });
    if (opened.ok && current.isOver) await opened.value.link.close();
    if (current.isOver && attempt !== current) return;
    if (current.earlyEnd !== undefined) return giveUp(current, invitation, current.earlyEnd);
    if (!opened.ok) return giveUp(current, invitation, opened.error);
    const { link, lobby } = opened.value;
    current.link = link;
    store.setState({
      invitation,
      lobbyName: lobby.lobbyName,
      ownId: lobby.participantId,
      signOnPath: lobby.path,
      mediaPath: null,
      rules: lobby.rules,
      // A returning window says so until sound comes through.
      ...(plan.sinceMs === null ? { connection: { status: 'connecting' } as const } : {}),
    });
    events.onJoined(link, lobby);
    announce(current);
  }

  async function start(
    current: Attempt,
    starting: Promise<Result<ResponseOf<EarshotContract, 'lobby:host'>, FailureCode>>,
  ): Promise<void> {
    const result = await starting;
    if (current.isOver) return void (await bridge.invoke('lobby:close', {}));
    if (!result.ok) return fail(current, result.error);
    store.setState({
      hostNotices: result.value.notices,
      connection: { status: 'starting', origin: current.origin, step: 'joining' },
    });
    await enter(current, result.value.invitation);
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

  async function enterAgain(): Promise<void> {
    const { invitation, origin } = store.getState();
    await enter(attemptAt(origin, true), invitation);
  }

  async function leave(): Promise<void> {
    plan.end();
    const leaving = attempt;
    attempt = undefined;
    if (leaving !== undefined) {
      const wasOver = leaving.isOver;
      leaving.isOver = true;
      if (!wasOver) events.onLinkGone();
    }
    const { origin, connection } = store.getState();
    store.setState({ ...EMPTY_LOBBY, connection: { status: 'none' } });
    await leaving?.link?.close();
    if (connection.status !== 'none' && origin !== 'joined') await bridge.invoke('lobby:close', {});
  }

  bridge.on('lobby:ended', () => {
    if (store.getState().origin === 'joined') return;
    const isReturning = plan.sinceMs !== null;
    plan.end();
    if (attempt !== undefined && !attempt.isOver) finish(attempt, 'host-lost', { code: 'lobby-died' });
    else if (isReturning) end('host-lost', { code: 'lobby-died' });
  });
  bridge.on('app:invitation-opened', ({ invitation }) =>
    store.setState({ openedInvitation: invitation, refusedInvitation: null }),
  );
  bridge.on('app:invitation-refused', (error) => store.setState({ refusedInvitation: error }));

  return {
    answerKnock: followKnocks(bridge, store),
    host: (lobbyName, rules, listing) =>
      start(begin('hosted'), bridge.invoke('lobby:host', { lobbyName, rules, listing })),
    practice: () => start(begin('practice'), bridge.invoke('lobby:practice', {})),
    join,
    leave,
    async reconnect() {
      if (plan.sinceMs === null) setConnection({ status: 'connecting' });
      else if (!plan.skipPause()) return;
      await enterAgain();
    },
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

function isReason(code: string): code is LinkEnd['reason'] {
  return code === 'lobby-closed' || code === 'removed' || code === 'replaced' || code === 'headset-ended';
}
