import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { FRAME_MS } from '../../shared/audio-format.ts';
import type { Log } from '../../shared/log.ts';
import type { RoleRow } from '../../shared/model/people/hand-role.ts';
import type { HostReach } from '../../shared/model/host-reach.ts';
import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import type { LobbyState } from '../../shared/protocol/lobby-state.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { uptimeMs } from '../clock/uptime.ts';
import { dtlsCertificateOf } from '../media/dtls/dtls-certificate.ts';
import type { MediaEndpoint } from '../media/media-endpoint.ts';
import type { HostCredentials } from './host-credentials.ts';
import {
  DEFAULT_PHASE,
  defaultWorkers,
  STANDBY_WARM_UP_PAUSE_MS,
  WARM_UP_TICKS,
  type HostedLobbyOptions,
  type HostPortOptions,
  type HostStatistics,
  type Knock,
} from './host-options.ts';
import type { HostPort } from './host-port.ts';
import { directPasswordOf } from './listen/direct-password.ts';
import type { Knocks } from './listen/knocks.ts';
import { Lobby } from './lobby/lobby.ts';
import { RESTING_SLOTS } from './lobby/slot-pool.ts';
import { MixerPool, type MixerPoolOptions } from './mixing/mixer-pool.ts';
import { openReports } from './reports/open-reports.ts';
import type { SuccessionReport } from './succession/succession-messages.ts';
import type { SuccessionOffice } from './succession/succession-office.ts';
import { totalStatistics, type MixerStatistics } from './mixing/mixer-statistics.ts';
import { MixerThread } from './mixing/mixer-thread.ts';
import { StateReporter } from './state-reporter.ts';

export interface HostedLobbyEvents {
  readonly onStatistics: (statistics: HostStatistics) => void;
  readonly onReach: (reach: HostReach) => void;
  readonly onKnock: (knock: Knock) => void;
  readonly onKnockGone: (id: number) => void;
  readonly onSuccession: (report: SuccessionReport) => void;
  /** The state of the lobby has changed, or is the last one; only if the options ask for it. */
  readonly onState: (state: LobbyState) => void;
  /** A participant was banned: the invitation should be another one. */
  readonly onBanned: () => void;
  /** The player with this name has used the claim code: it counts no longer. */
  readonly onClaimed: (name: string) => void;
  /** The known teams and states of participants have changed. */
  readonly onRoles: (roles: readonly RoleRow[]) => void;
  readonly log: Log;
  /** A mixer worker keeps dying, so the lobby cannot continue. */
  readonly onDied: (error: Error) => void;
}

export interface HostedLobbyParts {
  readonly port: HostPort;
  readonly options: HostedLobbyOptions & Pick<HostPortOptions, 'bindAddress' | 'rendezvous' | 'keepsState'>;
  readonly credentials: HostCredentials;
  readonly events: HostedLobbyEvents;
}

interface LobbyCoreOptions extends HostedLobbyParts {
  readonly knocks: Knocks;
  /** Returns the address of a page on which browsers can join; '' = none is known. */
  readonly pageAddress: () => string;
  /** Returns the invitation with the addresses of now. */
  readonly invitation: () => Promise<string>;
  /** Keeps the lobby alive when this host ends; undefined = it ends too. */
  readonly office: SuccessionOffice | undefined;
}

/** The room of a hosted lobby, the mixer that its sound goes through, and its end of all media connections. */
interface LobbyCore {
  readonly lobby: Lobby;
  readonly mixer: MixerPool;
  readonly endpoint: MediaEndpoint;
  /** Reports the state of the room. */
  readonly states: StateReporter<LobbyState>;
}

/** Creates a lobby on a host's port. Its mixer has not started. */
export function createLobbyCore({
  port,
  options,
  credentials,
  events,
  knocks,
  pageAddress,
  invitation,
  office,
}: LobbyCoreOptions): LobbyCore {
  const { identity } = credentials;
  const { lobbyName, capacity, maxFileMegabytes, rules, phase = DEFAULT_PHASE } = options;
  const reports = openReports(options, identity, events.log);
  const mixer = createMixer(options, events, {
    onPacket: (record) => {
      const { slot, payload, length, rtpTimestamp, isFlagged } = record;
      endpoint.sendOpus(slot, payload, length, rtpTimestamp, isFlagged);
      reports.recorder.write(record);
    },
    onStatistics: (workers) => {
      lobby.showLoad(workers);
      events.onStatistics(describeLoad(port, { mixer, lobby, endpoint }, workers));
    },
  });
  const endpoint: MediaEndpoint = port.media.openEndpoint({
    // One certificate for TLS and DTLS: the invitation's fingerprint names both.
    certificate: dtlsCertificateOf(identity.certificatePem, identity.privateKeyPem),
    findCandidates: async (number) => (await port.addresses.current(number)).candidates,
    onOpus: (packet) => mixer.pushOpus(packet),
    direct: {
      passwordOf: (fragment) => directPasswordOf(credentials.secret, fragment),
      onPeer: (peer) => lobby.welcomeArrival(peer),
    },
  });
  const states = new StateReporter({
    schedule: scheduleTimer,
    snapshot: () => lobby.snapshot(),
    report: (state) => events.onState(state),
  });
  let reportedRoles: readonly RoleRow[] = [];
  const roles = new StateReporter({
    schedule: scheduleTimer,
    snapshot: () => lobby.describeRoles(),
    report: (rows) => {
      if (isDeepStrictEqual(rows, reportedRoles)) return;
      reportedRoles = rows;
      events.onRoles(rows);
    },
  });
  const lobby: Lobby = new Lobby({
    ...{ lobbyName, capacity, maxFileMegabytes, rules, phase, rooms: options.rooms },
    keys: { secret: credentials.secret, invitationPin: toBase64Url(identity.certificateSha256) },
    endpoint,
    mixer,
    ...{ knocks, door: options.door },
    pageAddress,
    invitation,
    ...{ claimCode: options.claimCode, onBanned: events.onBanned, onClaimed: events.onClaimed },
    restored: options.succession?.standby?.state ?? options.restored,
    isStandby: options.succession?.standby !== undefined,
    succession: office,
    reports,
    onStateChange: () => {
      office?.stateChanged();
      if (options.keepsState === true) states.noteChange();
    },
    onRoleChange: () => roles.noteChange(),
    nowMs: monotonicMs,
    uptimeMs,
    schedule: scheduleTimer,
    onError: (error) => events.log.error('An unexpected failure occurred in the lobby.', error),
  });
  office?.begin(lobby);
  return { lobby, mixer, endpoint, states };
}

function createMixer(
  options: HostedLobbyOptions,
  { log, onDied }: HostedLobbyEvents,
  outputs: Pick<MixerPoolOptions, 'onPacket' | 'onStatistics'>,
): MixerPool {
  return new MixerPool({
    capacity: options.capacity + RESTING_SLOTS,
    workers: options.workers ?? defaultWorkers(options.capacity, availableParallelism()),
    tickBudgetMs: options.tickBudgetMs ?? FRAME_MS,
    warmUpTicks: options.warmUpTicks ?? WARM_UP_TICKS,
    warmUpPauseMs: options.succession?.standby === undefined ? 0 : STANDBY_WARM_UP_PAUSE_MS,
    rules: options.rules,
    phase: options.phase ?? DEFAULT_PHASE,
    nowMs: monotonicMs,
    startThread: (thread) => MixerThread.start(thread),
    ...outputs,
    onProblem: (message) => log.warn(message),
    onDied,
  });
}

function describeLoad(
  { media }: HostPort,
  { mixer, lobby, endpoint }: Omit<LobbyCore, 'states'>,
  workers: readonly MixerStatistics[],
): HostStatistics {
  return {
    participants: lobby.participantCount,
    mixer: totalStatistics(workers),
    workers,
    workerRestarts: mixer.restarts,
    droppedPackets: media.dropped(),
    unopenedPackets: endpoint.unopenedPackets(),
    incomingOverflows: mixer.incomingOverflows,
    droppedInRestarts: mixer.droppedInRestarts,
  };
}
