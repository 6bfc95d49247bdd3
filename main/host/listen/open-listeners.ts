import { failure, success, type Result } from '../../../shared/result.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { openMediaEndpoint, type MediaEndpoint } from '../../media/media-endpoint.ts';
import { openLoopbackGameServer, type LoopbackGameServer } from '../game-api/loopback-game-server.ts';
import type { GameApi } from '../game-api/game-api.ts';
import type { HostFailureCode, HostOptions } from '../host-options.ts';
import type { Lobby } from '../lobby/lobby.ts';
import type { MixerPool } from '../mixing/mixer-pool.ts';
import { openSignallingServer, type SignallingServer } from './signalling-server.ts';
import type { TlsIdentity } from './tls-identity.ts';

/** UDP and TCP need the same number; a free UDP port has almost always a free TCP twin. */
const PORT_ATTEMPTS = 8;

/** People who are just joining, 200 of them within a second, and strangers. */
const MAX_WAITING_CONNECTIONS = 256;

export interface HostPortsOptions {
  readonly host: HostOptions;
  readonly candidateAddresses: readonly string[];
  readonly identity: TlsIdentity;
  readonly mixer: MixerPool;
  readonly gameApi: GameApi;
  /** Undefined while it is still opening. */
  readonly lobby: () => Lobby | undefined;
  readonly onError: (error: unknown) => void;
}

/** All that a lobby listens on. */
export interface HostPorts {
  readonly endpoint: MediaEndpoint;
  readonly signalling: SignallingServer;
  /** Where game servers of this machine may tell positions without TLS; undefined = nowhere. */
  readonly loopback: LoopbackGameServer | undefined;
}

/** Opens media (UDP) and signalling (TCP) on one number, and the loopback port for game servers where one is wanted. */
export async function openHostPorts(options: HostPortsOptions): Promise<Result<HostPorts, HostFailureCode>> {
  const { gamePort } = options.host;
  const loopback =
    gamePort === undefined
      ? success(undefined)
      : await openLoopbackGameServer(options.gameApi, gamePort, options.onError);
  if (!loopback.ok) return loopback;
  const twins = await openTwins(options);
  if (twins.ok) return success({ ...twins.value, loopback: loopback.value });
  await loopback.value?.close();
  return twins;
}

async function openTwins(options: HostPortsOptions): Promise<Result<Omit<HostPorts, 'loopback'>, HostFailureCode>> {
  const { host, mixer } = options;
  for (let attempt = 1; ; attempt++) {
    const endpoint = await openMediaEndpoint({
      bindAddress: host.bindAddress,
      port: host.port,
      candidateAddresses: options.candidateAddresses,
      nowMs: monotonicMs,
      onOpus: (slot, sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant) =>
        mixer.pushOpus(slot, sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant),
    });
    if (!endpoint.ok) return endpoint;
    const signalling = await openSignalling(options, endpoint.value.port);
    if (signalling.ok) return success({ endpoint: endpoint.value, signalling: signalling.value });
    await endpoint.value.close();
    if (host.port !== 0 || attempt === PORT_ATTEMPTS) return failure(signalling.error.code, signalling.error.message);
  }
}

function openSignalling(
  { host, identity, gameApi, lobby, onError }: HostPortsOptions,
  port: number,
): ReturnType<typeof openSignallingServer> {
  return openSignallingServer({
    bindAddress: host.bindAddress,
    port,
    identity,
    maxWaitingConnections: MAX_WAITING_CONNECTIONS,
    nowMs: monotonicMs,
    accept: (connection) => {
      const opened = lobby();
      if (opened !== undefined) return opened.accept(connection);
      connection.refuse('internal', 'The host is still starting. Try again.');
      return { handleMessage: () => undefined, handleClosed: () => undefined };
    },
    gameApi,
    onError,
  });
}
