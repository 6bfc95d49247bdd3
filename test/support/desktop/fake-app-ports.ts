import type { DesktopAppDependencies } from '../../../main/desktop/app/create-desktop-app.ts';
import type { AppEvents, HostedLobby, LobbyHosting, PositionEvent } from '../../../main/desktop/app/ports.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { NetworkChange } from '../../../shared/ipc/link-contract.ts';
import { UNKNOWN_REACH, type HostReach } from '../../../shared/model/host-reach.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { success, type Result } from '../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { PreparedJoin, SignallingClient, SignallingSession } from '../../../shared/join/signalling-client.ts';
import { createFakeSuccession, type FakeSuccession } from './fake-succession.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from './example-invitation.ts';
import {
  createFakeDesktop,
  createFakeFinder,
  createFakeHotkeys,
  createFakePeople,
  createFakePositions,
  createFakeSettings,
} from './fake-services.ts';

/** Fake application ports that record their calls in `calls`. */
export interface FakePorts {
  readonly dependencies: DesktopAppDependencies;
  readonly calls: string[];
  /** The time by which the application waits. */
  readonly clock: ManualClock;
  /** The invitations that reached the signalling client. */
  readonly invitations: Invitation[];
  /** The offers that reached it. */
  readonly offers: string[];
  /** The ways that were prepared, and those given up. */
  readonly preparations: string[];
  /** Calls to the position sources. */
  readonly positionCalls: string[];
  /** Calls to overlay, updates and diagnostics. */
  readonly desktopCalls: string[];
  /** Calls to the search for lobbies. */
  readonly finderCalls: string[];
  /** Calls to the global hotkeys. */
  readonly hotkeyCalls: string[];
  /** Makes the newest lobby or session end unexpectedly. */
  endLobby(message: string): void;
  endSession(reason: 'lobby-closed' | 'removed' | 'host-lost'): void;
  /** Makes the newest session lose its signalling connection. */
  loseSignalling(): void;
  /** Makes the watch over the network report a change, if somebody listens. */
  changeNetwork(change: NetworkChange): void;
  /** Makes the newest lobby report how it can be reached. */
  emitReach(reach: HostReach): void;
  /** The text in the clipboard. */
  clipboard: string;
  /** The successor that a lobby is handed over to. */
  successor: string;
  /** Makes the newest lobby move to another host. */
  moveLobby(): void;
  /** Makes the standby host report to the host. */
  reportStandby: FakeSuccession['report'];
  /** Makes the standby host take the lobby over. */
  takeOver(): void;
  /** Makes the newest lobby report whether a player's computer gets ready to take it over. */
  emitPreparing(isPreparing: boolean): void;
  /** Makes the newest lobby report these teams and states. */
  emitRoles(roles: AppEvents['lobby:roles']['roles']): void;
  /** Makes somebody knock at the newest lobby, and makes a knock need no answer. */
  emitKnock(knock: AppEvents['lobby:knock']): void;
  emitKnockGone(id: number): void;
  /** Makes the search for lobbies find something. */
  emitFound(found: AppEvents['lobbies:found']): void;
  /** Makes the updates emit it. */
  emitUpdate(status: AppEvents['update:status']): void;
  /** Makes the positions emit it. */
  emitPositions<Name extends PositionEvent>(name: Name, payload: AppEvents[Name]): void;
  /** Makes the global hotkeys emit it. */
  emitHotkeys<Name extends 'hotkeys:action' | 'hotkeys:status'>(name: Name, payload: AppEvents[Name]): void;
  /** What the next preparations wait for; resolved by default. */
  beforePrepared: Promise<unknown>;
  /** What the next joins wait for; resolved by default. */
  beforeJoin: Promise<unknown>;
  /** The failure that joining and hosting return, if any. */
  refusal: Result<never, FailureCode> | undefined;
  /** The host to which ways lead in place of the one asked for; undefined = none. */
  ledTo: Invitation | undefined;
}

export function createFakePorts(shell: 'electron' | 'browser' = 'browser'): FakePorts {
  const calls: string[] = [];
  const clock = new ManualClock();
  const invitations: Invitation[] = [];
  const offers: string[] = [];
  const preparations: string[] = [];
  const positionCalls: string[] = [];
  const desktopCalls: string[] = [];
  const finderCalls: string[] = [];
  const hotkeyCalls: string[] = [];
  const onLobbyEnded = new Set<(message: string) => void>();
  const onMoved = new Set<() => void>();
  let onPreparing: ((isPreparing: boolean) => void) | undefined;
  let onRoles: ((roles: AppEvents['lobby:roles']['roles']) => void) | undefined;
  let onKnock: ((knock: AppEvents['lobby:knock']) => void) | undefined;
  let onKnockGone: ((id: number) => void) | undefined;
  let onReach: ((reach: HostReach) => void) | undefined;
  let onSessionEnded: Parameters<SignallingSession['onEnded']>[0] | undefined;
  let onSignallingLost: (() => void) | undefined;
  let onNetworkChange: ((change: NetworkChange) => void) | undefined;
  let count = 0;

  function createLobby(kind: string): HostedLobby {
    const name = `${kind} ${++count}`;
    calls.push(`open ${name}`);
    onLobbyEnded.clear();
    onMoved.clear();
    return {
      invitation: EXAMPLE_INVITATION,
      notices: [],
      reach: async () => UNKNOWN_REACH,
      onReach(listener) {
        onReach = listener;
        return () => {};
      },
      setRoles: (changes) => void calls.push(`set ${changes.length} roles of ${name}`),
      roles: () => [{ id: 1, team: 'red', state: 'alive', from: 'own', byHand: ['team'] }],
      onRoles(listener) {
        onRoles = listener;
        return () => {};
      },
      onKnock(listener) {
        onKnock = listener;
        return () => {};
      },
      onKnockGone(listener) {
        onKnockGone = listener;
        return () => {};
      },
      answerKnock(id, isWelcome) {
        calls.push(`${isWelcome ? 'let in' : 'refuse'} ${id} at ${name}`);
      },
      invite: async () => EXAMPLE_INVITATION,
      renewInvitation: async () => EXAMPLE_INVITATION,
      describeGameApi: async () => ({
        url: 'https://127.0.0.1:7777/game/v1',
        loopbackUrl: 'http://127.0.0.1:7778/game/v1',
        token: 'y'.repeat(22),
        certificateSha256: '5f0c'.repeat(16),
      }),
      setListing(listing) {
        calls.push(`list ${listing?.access ?? 'nothing'} in ${name}`);
        return success(undefined);
      },
      setRules(rules, phase) {
        calls.push(`set ${rules.law} and ${phase} in ${name}`);
      },
      changeServers({ added, removed }) {
        calls.push(`servers of ${name}: +${added.join()} -${removed.join()}`);
      },
      onPreparing(listener) {
        onPreparing = listener;
        return () => {};
      },
      async handOver() {
        calls.push(`hand over ${name}`);
        return ports.successor;
      },
      follow: ({ epoch }) => void calls.push(`${name} sends all to epoch ${epoch}`),
      onMoved(listener) {
        onMoved.add(listener);
        return () => void onMoved.delete(listener);
      },
      onEnded(listener) {
        onLobbyEnded.add(listener);
        return () => void onLobbyEnded.delete(listener);
      },
      async close() {
        calls.push(`close ${name}`);
      },
    };
  }

  const hosting: LobbyHosting = {
    host: async ({ lobbyName }) => ports.refusal ?? success(createLobby(lobbyName)),
    practice: async () => ports.refusal ?? success(createLobby('practice')),
  };
  const signalling: SignallingClient = {
    async prepare({ invitation, approach, relayOnly }) {
      invitations.push(invitation);
      preparations.push(relayOnly ? `${approach}, hidden` : approach);
      await ports.beforePrepared;
      if (ports.refusal !== undefined) return ports.refusal;
      const close = (): void => void preparations.push('closed');
      const { ledTo } = ports;
      return success({ path: 'direct', ledTo, iceServers: [], cause: null, join: joinAs, close });
    },
    async check({ relayOnly }) {
      calls.push(`check ${relayOnly ? 'hidden' : 'openly'}`);
      return { ...{ meeting: 'none', clockAheadMs: null, iceServers: [] }, host: relayOnly ? 'not-asked' : 'answers' };
    },
    async readCode(code, rendezvous) {
      calls.push(`read ${code} at ${rendezvous.join()}`);
      return ports.refusal ?? success(PARSED_INVITATION);
    },
  };
  const joinAs: PreparedJoin['join'] = async ({ name, offer }) => {
    offers.push(offer);
    const id = ++count;
    await ports.beforeJoin;
    if (ports.refusal !== undefined) return ports.refusal;
    calls.push(`join ${name} ${id}`);
    return success({
      joined: {
        path: 'direct',
        answer: 'v=0',
        welcome: { participantId: id, name, lobbyName: 'Camp', accepts: ['rename'], rules: DEFAULT_HEARING_RULES },
        channelJoin: '',
      },
      sendCandidate: (candidate) => void calls.push(`candidate ${candidate} of ${name} ${id}`),
      channelOpened: () => void calls.push(`channel of ${name} ${id}`),
      onEnded(listener) {
        onSessionEnded = listener;
        return () => {};
      },
      onConnectionLost(listener) {
        onSignallingLost = listener;
        return () => {};
      },
      async leave() {
        calls.push(`leave ${name} ${id}`);
      },
      drop: () => void calls.push(`drop ${name} ${id}`),
    });
  };
  const { report, takeOver, ...succession } = createFakeSuccession(calls);
  const events = new TypedEmitter<AppEvents>((error) => calls.push(String(error)));
  const ports: FakePorts = {
    calls,
    clock,
    invitations,
    offers,
    preparations,
    positionCalls,
    desktopCalls,
    finderCalls,
    hotkeyCalls,
    emitHotkeys: (name, payload) => events.emit(name, payload),
    emitFound: (found) => events.emit('lobbies:found', found),
    emitUpdate: (status) => events.emit('update:status', status),
    emitPositions: (name, payload) => events.emit(name, payload),
    beforePrepared: Promise.resolve(),
    beforeJoin: Promise.resolve(),
    refusal: undefined,
    ledTo: undefined,
    endLobby: (message) => {
      for (const listener of onLobbyEnded) listener(message);
    },
    successor: '',
    clipboard: '',
    moveLobby: () => {
      for (const listener of onMoved) listener();
    },
    reportStandby: report,
    takeOver: () => takeOver(createLobby('taken over')),
    emitReach: (reach) => onReach?.(reach),
    emitPreparing: (isPreparing) => onPreparing?.(isPreparing),
    emitRoles: (roles) => onRoles?.(roles),
    emitKnock: (knock) => onKnock?.(knock),
    emitKnockGone: (id) => onKnockGone?.(id),
    endSession: (reason) => onSessionEnded?.({ reason }),
    loseSignalling: () => onSignallingLost?.(),
    changeNetwork: (change) => onNetworkChange?.(change),
    dependencies: {
      folderNotice: null,
      description: { version: '1.2.3', shell, platform: 'linux', dataFolder: '/home/robin/.config/earshot' },
      hosting,
      finder: createFakeFinder(finderCalls, events, () => ports.refusal),
      signalling,
      network: {
        onChange(listener) {
          onNetworkChange = listener;
          return () => (onNetworkChange = undefined);
        },
      },
      settings: createFakeSettings(),
      people: createFakePeople(),
      ...succession,
      positions: createFakePositions(positionCalls, events),
      hotkeys: createFakeHotkeys(hotkeyCalls, events),
      ...createFakeDesktop(desktopCalls, events),
      placement: {
        isPlacedByShell: () => shell === 'electron',
        takeShape: (shape, isOnTop) => {
          desktopCalls.push(`window ${shape}${isOnTop ? ', on top' : ''}`);
          return null;
        },
        moved: ({ x, y, width, height }) => void desktopCalls.push(`window at ${x},${y} ${width}x${height}`),
        close: async () => void desktopCalls.push('window closed'),
      },
      openFolder: async (folder) => calls.push(`open ${folder}`) > 0,
      copyText: async (text) => {
        calls.push(`copy ${text}`);
        return success(undefined);
      },
      readClipboard: async () => success(ports.clipboard),
      schedule: clock.schedule,
      log: silentLog,
    },
  };
  return ports;
}
