import type { SecureContext } from 'node:tls';
import { failure, success, type Result } from '../../../shared/result.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { dtlsCertificateOf } from '../../media/dtls/dtls-certificate.ts';
import { openMediaEndpoint, type HostPeer, type MediaEndpoint } from '../../media/media-endpoint.ts';
import type { OpusHandler } from '../../media/rtp/opus-packet.ts';
import type { GameApi } from '../game-api/game-api.ts';
import { openLoopbackGameServer, type LoopbackGameServer } from '../game-api/loopback-game-server.ts';
import type { HostFailureCode, HostOptions } from '../host-options.ts';
import type { HostAddressBook, HostAddresses } from './host-addresses.ts';
import type { SignallingConnection, SignallingHandler } from './signalling-connection.ts';
import { openSignallingServer, type SignallingServer } from './signalling-server.ts';
import type { TlsIdentity } from './tls-identity.ts';
import type { Log } from '../../../shared/log.ts';

/** UDP and TCP need the same number; a free UDP port almost always has a free TCP twin. */
const PORT_ATTEMPTS = 8;

/** Room for people who are just joining, 200 of them within a second, and for strangers. */
const MAX_WAITING_CONNECTIONS = 256;

/** The parts of a lobby that connecting clients need. */
interface ConnectableLobby {
  accept(connection: SignallingConnection): SignallingHandler;
  /** A client without signalling has arrived on the media port. */
  welcomeArrival(peer: HostPeer): void;
  close(): Promise<void>;
}

export interface ListenersOptions<Lobby extends ConnectableLobby> {
  readonly host: HostOptions;
  readonly addresses: HostAddressBook;
  readonly identity: TlsIdentity;
  readonly contextFor: (name: string) => SecureContext | undefined;
  readonly onOpus: OpusHandler;
  /** Returns the ICE password of a client that joins without signalling; undefined = it is none. */
  readonly directPasswordOf: (fragment: string) => string | undefined;
  /** Creates the lobby whose media go through `endpoint`. Runs once for each port number tried. */
  readonly createLobby: (endpoint: MediaEndpoint) => Lobby;
  readonly createGameApi: (lobby: Lobby) => GameApi;
  readonly onError: (error: unknown) => void;
  readonly log: Log;
}

/** The ports that a lobby listens on, and the lobby that answers there. */
export interface Listeners<Lobby extends ConnectableLobby> {
  readonly lobby: Lobby;
  readonly gameApi: GameApi;
  readonly endpoint: MediaEndpoint;
  readonly signalling: SignallingServer;
  /** Where game servers on this machine report positions without TLS; undefined = not open. */
  readonly loopback: LoopbackGameServer | undefined;
}

/**
 * Opens media (UDP) and signalling (TCP) on one port number, and the loopback port for game servers if the options name
 * one. The lobby exists before anything listens, so the first connection finds it ready.
 */
export async function openListeners<Lobby extends ConnectableLobby>(
  options: ListenersOptions<Lobby>,
): Promise<Result<Listeners<Lobby>, HostFailureCode>> {
  const twins = await openTwins(options);
  if (!twins.ok) return twins;
  const { gamePorts = [] } = options.host;
  for (const [index, gamePort] of gamePorts.entries()) {
    const loopback = await openLoopbackGameServer(twins.value.gameApi, gamePort, options.onError);
    if (loopback.ok) return success({ ...twins.value, loopback: loopback.value });
    if (index < gamePorts.length - 1) continue;
    await closeListeners({ ...twins.value, loopback: undefined });
    return loopback;
  }
  return success({ ...twins.value, loopback: undefined });
}

/** Says goodbye to everybody, then stops listening. */
export async function closeListeners(listeners: Listeners<ConnectableLobby>): Promise<void> {
  await listeners.lobby.close();
  listeners.gameApi.close();
  await listeners.loopback?.close();
  await listeners.signalling.close();
  await listeners.endpoint.close();
}

async function openTwins<Lobby extends ConnectableLobby>(
  options: ListenersOptions<Lobby>,
): Promise<Result<Omit<Listeners<Lobby>, 'loopback'>, HostFailureCode>> {
  const { host, addresses, identity, onOpus, log } = options;
  // One certificate for TLS and DTLS: the invitation's fingerprint names both.
  const certificate = dtlsCertificateOf(identity.certificatePem, identity.privateKeyPem);
  const findCandidates = async (port: number): Promise<HostAddresses['candidates']> =>
    (await addresses.current(port)).candidates;
  for (let attempt = 1; ; attempt++) {
    const { bindAddress, port } = host;
    const opened = await openMediaEndpoint({
      bindAddress,
      port,
      certificate,
      findCandidates,
      nowMs: monotonicMs,
      onOpus,
      direct: { passwordOf: options.directPasswordOf, onPeer: (peer) => lobby.welcomeArrival(peer) },
      log,
    });
    if (!opened.ok) return opened;
    const endpoint = opened.value;
    const lobby = options.createLobby(endpoint);
    const gameApi = options.createGameApi(lobby);
    const signalling = await openSignallingServer({
      bindAddress,
      port: endpoint.port,
      identity,
      contextFor: options.contextFor,
      maxWaitingConnections: MAX_WAITING_CONNECTIONS,
      nowMs: monotonicMs,
      accept: (connection) => lobby.accept(connection),
      acceptPackets: (stream, visitor, sender) => endpoint.acceptStream(stream, sender, () => visitor.trust()),
      gameApi,
      onError: options.onError,
    });
    if (signalling.ok) return success({ lobby, gameApi, endpoint, signalling: signalling.value });
    await lobby.close();
    gameApi.close();
    await endpoint.close();
    if (port !== 0 || attempt === PORT_ATTEMPTS) return failure(signalling.error.code, signalling.error.message);
  }
}
