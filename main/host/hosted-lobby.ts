import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { formatInvitation } from '../../shared/protocol/invitation.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { openMediaEndpoint, type MediaEndpoint } from '../net/media-endpoint.ts';
import { findHostAddresses, type HostAddresses } from './host-addresses.ts';
import { DEFAULT_PHASE, defaultWorkers, type HostDescription, type HostFailureCode, type HostOptions, type HostStatistics } from './host-options.ts';
import { Lobby } from './lobby.ts';
import { MixerPool } from './mixer-pool.ts';
import { totalStatistics } from './mixer-statistics.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { RESTING_SLOTS } from './slot-pool.ts';
import { openSignallingServer, type SignallingServer } from './signalling-server.ts';
import { createTlsIdentity, type TlsIdentity } from './tls-identity.ts';

/** UDP and TCP need the same number; a free UDP port has almost always a free TCP twin. */
const PORT_ATTEMPTS = 8;

/** People who are just joining, 200 of them within a second, and strangers. */
const MAX_WAITING_CONNECTIONS = 256;

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
export async function openHostedLobby(options: HostOptions, events: HostedLobbyEvents): Promise<Result<HostedLobby, HostFailureCode>> {
  const addresses = await findHostAddresses(options.bindAddress, options.publicAddress);
  if (!addresses.ok) return addresses;
  const identity = await createTlsIdentity(Date.now());
  const secret = randomBytes(SECRET_BYTES);
  const parts: { lobby?: Lobby; endpoint?: MediaEndpoint } = {};
  const onError = (error: unknown): void => events.onProblem(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const mixer = await MixerPool.start({
    capacity: options.capacity + RESTING_SLOTS,
    workers: options.workers ?? defaultWorkers(options.capacity, availableParallelism()),
    tickBudgetMs: options.tickBudgetMs ?? FRAME_MS,
    rules: options.rules,
    phase: options.phase ?? DEFAULT_PHASE,
    onPacket: ({ slot, payload, length, rtpTimestamp, isFlagged }) => parts.endpoint?.sendOpus(slot, payload, length, rtpTimestamp, isFlagged),
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
  const ports = await openPorts(options, addresses.value, identity, mixer, parts, onError);
  if (!ports.ok) {
    await mixer.stop();
    return ports;
  }
  const { endpoint, signalling } = ports.value;
  parts.endpoint = endpoint;
  const { lobbyName, capacity, rules, phase = DEFAULT_PHASE } = options;
  const lobby = new Lobby({ lobbyName, capacity, rules, phase, secret, endpoint, mixer, nowMs: monotonicMs, onError });
  parts.lobby = lobby;
  return success({
    description: describe(options, addresses.value, identity, secret, endpoint.port),
    setRules: (newRules, newPhase) => lobby.setRules(newRules, newPhase),
    close: async () => {
      await lobby.close();
      await signalling.close();
      await endpoint.close();
      await mixer.stop();
    },
  });
}

async function openPorts(
  options: HostOptions,
  addresses: HostAddresses,
  identity: TlsIdentity,
  mixer: MixerPool,
  parts: { readonly lobby?: Lobby },
  onError: (error: unknown) => void,
): Promise<Result<{ endpoint: MediaEndpoint; signalling: SignallingServer }, HostFailureCode>> {
  for (let attempt = 1; ; attempt++) {
    const endpoint = await openMediaEndpoint({
      bindAddress: options.bindAddress,
      port: options.port,
      candidateAddresses: addresses.candidateAddresses,
      nowMs: monotonicMs,
      onOpus: (slot, sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant) =>
        mixer.pushOpus(slot, sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant),
    });
    if (!endpoint.ok) return endpoint;
    const signalling = await openSignallingServer({
      bindAddress: options.bindAddress,
      port: endpoint.value.port,
      identity,
      maxWaitingConnections: MAX_WAITING_CONNECTIONS,
      nowMs: monotonicMs,
      accept: (connection) => {
        if (parts.lobby !== undefined) return parts.lobby.accept(connection);
        connection.refuse('internal', 'The host is still starting. Try again.');
        return { handleMessage: () => undefined, handleClosed: () => undefined };
      },
      onError,
    });
    if (signalling.ok) return success({ endpoint: endpoint.value, signalling: signalling.value });
    await endpoint.value.close();
    if (options.port !== 0 || attempt === PORT_ATTEMPTS) return failure(signalling.error.code, signalling.error.message);
  }
}

function describe(options: HostOptions, addresses: HostAddresses, identity: TlsIdentity, secret: Uint8Array, port: number): HostDescription {
  const { certificateSha256 } = identity;
  return {
    invitation: formatInvitation({ addresses: addresses.invitationHosts.map((host) => ({ host, port })), certificateSha256, secret }),
    signallingUrl: `wss://${addresses.invitationHosts[0] ?? options.bindAddress}:${port}/`,
    port,
    lobbyName: options.lobbyName,
    certificateSha256: Buffer.from(certificateSha256).toString('hex'),
  };
}
