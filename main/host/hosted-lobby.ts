import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { formatAddress } from '../../shared/protocol/format-address.ts';
import { formatInvitation, toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import type { HostReach } from '../../shared/model/host-reach.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import type { MediaEndpoint } from '../media/media-endpoint.ts';
import { GAME_API_PATH, GameApi } from './game-api/game-api.ts';
import { HostAddressBook, type HostAddresses } from './listen/host-addresses.ts';
import { HostCredentials } from './host-credentials.ts';
import {
  DEFAULT_PHASE,
  defaultWorkers,
  type HostDescription,
  type HostFailureCode,
  type HostListing,
  type HostOptions,
  type HostStatistics,
  type Knock,
  WARM_UP_TICKS,
} from './host-options.ts';
import { directPasswordOf } from './listen/direct-password.ts';
import { closeListeners, openListeners, type Listeners } from './listen/open-listeners.ts';
import { Knocks } from './listen/knocks.ts';
import { Lobby } from './lobby/lobby.ts';
import { MixerPool } from './mixing/mixer-pool.ts';
import { MixerThread } from './mixing/mixer-thread.ts';
import { totalStatistics, type MixerStatistics } from './mixing/mixer-statistics.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { RESTING_SLOTS } from './lobby/slot-pool.ts';
import { rendezvousToName } from './reach/host-reach.ts';
import { openHostReach, type OpenHostReach } from './reach/open-host-reach.ts';
import { startRendezvous, type StartedRendezvous } from './reach/start-rendezvous.ts';
import { systemNetwork } from './listen/system-network.ts';
import type { Log } from '../../shared/log.ts';

/** Too many values to guess. */
const LAN_TOKEN_BYTES = 16;

export interface HostedLobbyEvents {
  readonly onStatistics: (statistics: HostStatistics) => void;
  readonly onReach: (reach: HostReach) => void;
  readonly onKnock: (knock: Knock) => void;
  readonly onKnockGone: (id: number) => void;
  readonly log: Log;
  /** A mixer worker keeps dying, so the lobby cannot continue. */
  readonly onDied: (error: Error) => void;
}

/** A lobby that players can join. */
export interface RunningHost {
  /** Describes the lobby with the addresses of now. */
  describe(): Promise<HostDescription>;
  /** Replaces the invitation's secret. */
  setSecret(secret: Uint8Array): void;
  setRules(rules: HearingRules, phase: GamePhase): void;
  /** Lets somebody in who knocked, or not. */
  answerKnock(id: number, isWelcome: boolean): void;
  /** Changes how the lobby shows itself at its rendezvous servers; null = not at all. */
  setListing(listing: HostListing | null): void;
  close(): Promise<void>;
}

/**
 * Opens all parts of a lobby. First the parts are constructed and connected, then the ports open, and the mixer threads
 * start last, so nothing answers before everything exists.
 */
export async function openHostedLobby(
  options: HostOptions,
  events: HostedLobbyEvents,
): Promise<Result<RunningHost, HostFailureCode>> {
  const { log } = events;
  const addresses = await HostAddressBook.open(options, systemNetwork);
  if (!addresses.ok) return addresses;
  const opened = await HostCredentials.open(options, { schedule: scheduleTimer, nowMs: Date.now, log });
  if (!opened.ok) return opened;
  const { value: credentials } = opened;
  const onError = (error: unknown): void => log.error('An unexpected failure occurred in the lobby.', error);
  const mixer = new MixerPool({
    capacity: options.capacity + RESTING_SLOTS,
    workers: options.workers ?? defaultWorkers(options.capacity, availableParallelism()),
    tickBudgetMs: options.tickBudgetMs ?? FRAME_MS,
    warmUpTicks: options.warmUpTicks ?? WARM_UP_TICKS,
    rules: options.rules,
    phase: options.phase ?? DEFAULT_PHASE,
    nowMs: monotonicMs,
    startThread: (thread) => MixerThread.start(thread),
    onPacket: ({ slot, payload, length, rtpTimestamp, isFlagged }) =>
      endpoint.sendOpus(slot, payload, length, rtpTimestamp, isFlagged),
    onStatistics: (workers) => {
      lobby.showLoad(workers);
      events.onStatistics(describeLoad(workers, mixer, lobby, endpoint));
    },
    onProblem: (message) => log.warn(message),
    onDied: events.onDied,
  });
  const lanToken = toBase64Url(randomBytes(LAN_TOKEN_BYTES));
  const knocks = openKnocks(options, events, lanToken, async () => (await describeNow()).invitation);
  const page = followPage(events.onReach);
  const listeners = await openListeners({
    host: options,
    ...{ addresses: addresses.value, identity: credentials.identity },
    contextFor: (name) => credentials.contextFor(name),
    onOpus: (packet) => mixer.pushOpus(packet),
    directPasswordOf: (fragment) => directPasswordOf(credentials.secret, fragment),
    createLobby: (mediaEndpoint) =>
      new Lobby({
        lobbyName: options.lobbyName,
        capacity: options.capacity,
        rules: options.rules,
        phase: options.phase ?? DEFAULT_PHASE,
        keys: { secret: credentials.secret, invitationPin: toBase64Url(credentials.identity.certificateSha256) },
        endpoint: mediaEndpoint,
        mixer,
        knocks,
        pageAddress: page.address,
        invitation: async () => (await describeNow()).invitation,
        nowMs: monotonicMs,
        schedule: scheduleTimer,
        onError,
      }),
    log,
    createGameApi: (openedLobby) =>
      new GameApi({
        token: credentials.gameToken,
        allowedOrigins: options.gameOrigins ?? [],
        lobby: openedLobby,
        nowMs: monotonicMs,
        onError,
      }),
    onError,
  });
  if (!listeners.ok) return listeners;
  const { lobby, endpoint } = listeners.value;
  await mixer.start();
  const reach = await openHostReach({
    ...{ host: options, port: endpoint.port, lanToken, log },
    certificateSha256: toBase64Url(credentials.identity.certificateSha256),
    players: () => lobby.participantCount,
    setOutside: (outside) => addresses.value.setOutside(outside),
    onChange: page.onReach,
  });
  const describeNow = async (): Promise<HostDescription> => ({
    ...describe(
      options,
      await addresses.value.current(endpoint.port),
      credentials,
      listeners.value,
      reach.keeper.current,
    ),
    reach: reach.keeper.current,
  });
  const rendezvous = meetGuests({ options, credentials, lobby, knocks, endpoint, reach, describeNow, log });
  return success({
    describe: describeNow,
    setSecret: (secret) => {
      credentials.secret = secret;
      lobby.setSecret(secret);
      void endpoint.endArrivals();
      // Anyone who knows the code could ask for the new invitation.
      rendezvous.renewCodes();
    },
    setRules: (rules, phase) => lobby.setRules(rules, phase),
    answerKnock: (id, isWelcome) => knocks.answer(id, isWelcome),
    setListing: (listing) => rendezvous.setListing(listing),
    close: async () => {
      knocks.close();
      credentials.stop();
      rendezvous.stop();
      await Promise.all([reach.close(), closeListeners(listeners.value)]);
      await mixer.stop();
    },
  });
}

interface MeetingParts {
  readonly options: HostOptions;
  readonly credentials: HostCredentials;
  readonly lobby: Lobby;
  readonly knocks: Knocks;
  readonly endpoint: MediaEndpoint;
  readonly reach: OpenHostReach;
  readonly describeNow: () => Promise<HostDescription>;
  readonly log: Log;
}

/** Makes the lobby known at its rendezvous servers. */
function meetGuests({
  options,
  credentials,
  lobby,
  knocks,
  endpoint,
  reach,
  describeNow,
  log,
}: MeetingParts): StartedRendezvous {
  return startRendezvous({
    host: options,
    identity: credentials.identity,
    secret: () => credentials.secret,
    invitation: async () => (await describeNow()).invitation,
    playerCount: () => lobby.participantCount,
    accept: (connection) => lobby.accept(connection),
    knocks,
    endpoint,
    reach,
    log,
  });
}

function openKnocks(
  { showsOnLan, lanAccess }: HostOptions,
  { onKnock, onKnockGone }: HostedLobbyEvents,
  token: string,
  invite: () => Promise<string>,
): Knocks {
  const lan = showsOnLan === true ? { token, isOpen: lanAccess === 'open' } : undefined;
  return new Knocks({ lan, invite, nowMs: monotonicMs, schedule: scheduleTimer, onKnock, onGone: onKnockGone });
}

/** Passes reports on, and keeps the page for browsers that a rendezvous server offers; '' = none does. */
function followPage(onReach: HostedLobbyEvents['onReach']) {
  let address = '';
  return {
    address: () => address,
    onReach(reach: HostReach): void {
      address = reach.rendezvous.find(({ state, page }) => state === 'registered' && page !== '')?.page ?? '';
      onReach(reach);
    },
  };
}

function describeLoad(
  workers: readonly MixerStatistics[],
  mixer: MixerPool,
  lobby: Lobby,
  endpoint: MediaEndpoint,
): HostStatistics {
  return {
    participants: lobby.participantCount,
    mixer: totalStatistics(workers),
    workers,
    workerRestarts: mixer.restarts,
    droppedPackets: endpoint.dropped(),
    unopenedPackets: endpoint.unopenedPackets(),
    incomingOverflows: mixer.incomingOverflows,
    droppedInRestarts: mixer.droppedInRestarts,
  };
}

function describe(
  options: HostOptions,
  { invitation, isOnlyLoopback }: HostAddresses,
  { identity, publicIdentity, secret, gameToken }: HostCredentials,
  { endpoint, loopback }: Listeners<Lobby>,
  reach: HostReach,
): Omit<HostDescription, 'reach'> {
  const { certificateSha256 } = identity;
  const { port } = endpoint;
  const [best = { host: options.bindAddress, port }] = invitation;
  const authority = formatAddress(best);
  return {
    invitation: formatInvitation({
      addresses: invitation,
      certificateSha256,
      secret,
      rendezvous: rendezvousToName(options.rendezvous ?? [], reach.rendezvous),
    }),
    signallingUrl: `wss://${authority}/`,
    port,
    lobbyName: options.lobbyName,
    certificateSha256: Buffer.from(certificateSha256).toString('hex'),
    isOnlyLoopback,
    gameApi: {
      url: `https://${authority}${GAME_API_PATH}`,
      loopbackUrl: loopback === undefined ? null : `http://127.0.0.1:${loopback.port}${GAME_API_PATH}`,
      certificateSha256: Buffer.from(publicIdentity.certificateSha256).toString('hex'),
      publicKeyPin: `sha256//${Buffer.from(publicIdentity.publicKeySha256).toString('base64')}`,
      token: gameToken,
    },
  };
}
