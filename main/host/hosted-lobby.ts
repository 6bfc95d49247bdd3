import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { formatInvitation, toBase64Url } from '../../shared/protocol/invitation.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import type { MediaEndpoint } from '../media/media-endpoint.ts';
import { GAME_API_PATH, GameApi } from './game-api/game-api.ts';
import { createGameToken } from './game-api/game-token.ts';
import { findHostAddresses } from './listen/host-addresses.ts';
import {
  DEFAULT_PHASE,
  defaultWorkers,
  type HostDescription,
  type HostFailureCode,
  type HostOptions,
  type HostStatistics,
  WARM_UP_TICKS,
} from './host-options.ts';
import { openHostPorts, type HostPorts } from './listen/open-listeners.ts';
import { Lobby } from './lobby/lobby.ts';
import { MixerPool } from './mixing/mixer-pool.ts';
import { MixerThread } from './mixing/mixer-thread.ts';
import { totalStatistics } from './mixing/mixer-statistics.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { RESTING_SLOTS } from './lobby/slot-pool.ts';
import { createTlsIdentity, type TlsIdentity } from './listen/tls-identity.ts';

const SECRET_BYTES = 16;

export interface HostedLobbyEvents {
  readonly onStatistics: (statistics: HostStatistics) => void;
  readonly onProblem: (message: string) => void;
  /** A mixer worker keeps dying: the lobby cannot go on. */
  readonly onDied: (error: Error) => void;
}

export interface HostedLobby {
  readonly description: HostDescription;
  setRules(rules: HearingRules, phase: GamePhase): void;
  close(): Promise<void>;
}

/** Opens everything that a lobby is made of: media port, signalling port, mixer workers and room. */
export async function openHostedLobby(
  options: HostOptions,
  events: HostedLobbyEvents,
): Promise<Result<HostedLobby, HostFailureCode>> {
  const addresses = await findHostAddresses(options.bindAddress, options.publicAddress);
  if (!addresses.ok) return addresses;
  const identity = await createTlsIdentity(Date.now());
  const secret = randomBytes(SECRET_BYTES);
  const parts: { lobby?: Lobby; endpoint?: MediaEndpoint } = {};
  const onError = (error: unknown): void =>
    events.onProblem(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const mixer = await MixerPool.start({
    capacity: options.capacity + RESTING_SLOTS,
    workers: options.workers ?? defaultWorkers(options.capacity, availableParallelism()),
    tickBudgetMs: options.tickBudgetMs ?? FRAME_MS,
    warmUpTicks: options.warmUpTicks ?? WARM_UP_TICKS,
    rules: options.rules,
    phase: options.phase ?? DEFAULT_PHASE,
    nowMs: monotonicMs,
    startThread: (thread) => MixerThread.start(thread),
    onPacket: ({ slot, payload, length, rtpTimestamp, isFlagged }) =>
      parts.endpoint?.sendOpus(slot, payload, length, rtpTimestamp, isFlagged),
    onStatistics: (workers) => {
      parts.lobby?.showLoad(workers);
      events.onStatistics({
        participants: parts.lobby?.participantCount ?? 0,
        mixer: totalStatistics(workers),
        workers,
        workerRestarts: mixer.restarts,
        droppedPackets: parts.endpoint?.dropped() ?? {},
        unopenedPackets: parts.endpoint?.unopenedPackets() ?? 0,
        incomingOverflows: mixer.incomingOverflows,
        droppedInRestarts: mixer.droppedInRestarts,
      });
    },
    onProblem: events.onProblem,
    onDied: events.onDied,
  });
  const gameToken = options.gameToken ?? createGameToken();
  const gameApi = new GameApi({ token: gameToken, lobby: () => parts.lobby, nowMs: monotonicMs, onError });
  const { candidateAddresses, invitationHosts } = addresses.value;
  const ports = await openHostPorts({
    host: options,
    candidateAddresses,
    identity,
    mixer,
    gameApi,
    lobby: () => parts.lobby,
    onError,
  });
  if (!ports.ok) {
    await mixer.stop();
    return ports;
  }
  const { endpoint, signalling, loopback } = ports.value;
  parts.endpoint = endpoint;
  const { lobbyName, capacity, rules, phase = DEFAULT_PHASE } = options;
  const lobby = new Lobby({
    lobbyName,
    capacity,
    rules,
    phase,
    keys: { secret, invitationPin: toBase64Url(identity.certificateSha256) },
    endpoint,
    mixer,
    nowMs: monotonicMs,
    schedule: scheduleTimer,
    onError,
  });
  parts.lobby = lobby;
  return success({
    description: describe(options, { invitationHosts, identity, secret, gameToken }, ports.value),
    setRules: (newRules, newPhase) => lobby.setRules(newRules, newPhase),
    close: async () => {
      await lobby.close();
      gameApi.close();
      await loopback?.close();
      await signalling.close();
      await endpoint.close();
      await mixer.stop();
    },
  });
}

interface Credentials {
  readonly invitationHosts: readonly string[];
  readonly identity: TlsIdentity;
  readonly secret: Uint8Array;
  readonly gameToken: string;
}

function describe(
  options: HostOptions,
  { invitationHosts, identity, secret, gameToken }: Credentials,
  { endpoint, loopback }: HostPorts,
): HostDescription {
  const { certificateSha256 } = identity;
  const { port } = endpoint;
  const authority = `${invitationHosts[0] ?? options.bindAddress}:${port}`;
  return {
    invitation: formatInvitation({
      addresses: invitationHosts.map((host) => ({ host, port })),
      certificateSha256,
      secret,
    }),
    signallingUrl: `wss://${authority}/`,
    port,
    lobbyName: options.lobbyName,
    certificateSha256: Buffer.from(certificateSha256).toString('hex'),
    gameApi: {
      url: `https://${authority}${GAME_API_PATH}`,
      loopbackUrl: loopback === undefined ? null : `http://127.0.0.1:${loopback.port}${GAME_API_PATH}`,
      publicKeyPin: `sha256//${Buffer.from(identity.publicKeySha256).toString('base64')}`,
      token: gameToken,
    },
  };
}
