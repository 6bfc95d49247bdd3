import type { SecureContext } from 'node:tls';
import { invariant } from '../../shared/invariant.ts';
import type { Log } from '../../shared/log.ts';
import { pinServerName } from '../../shared/protocol/pin-server-name.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { createDoorContext } from '../door/front-door.ts';
import { openMediaPort, type MediaPort } from '../media/media-port.ts';
import { GameApi } from './game-api/game-api.ts';
import { openLoopbackGameServer, type LoopbackGameServer } from './game-api/loopback-game-server.ts';
import type { HostFailureCode, HostPortOptions } from './host-options.ts';
import { PortReach } from './reach/port-reach.ts';
import { HostAddressBook } from './listen/host-addresses.ts';
import { followNamedCertificate, type FollowedCertificate } from './listen/named-certificate.ts';
import type { SignallingConnection, SignallingHandler } from './listen/signalling-connection.ts';
import { openSignallingServer, type SignallingServer } from './listen/signalling-server.ts';
import { systemNetwork } from './listen/system-network.ts';
import type { TlsIdentity } from './listen/tls-identity.ts';

/** UDP and TCP need the same number; a free UDP port almost always has a free TCP twin. */
const PORT_ATTEMPTS = 8;

/** Room for people who are just joining, 200 of them within a second, and for strangers. */
const MAX_WAITING_CONNECTIONS = 256;

/** The facts about a lobby that a port needs to bring clients to it. */
export interface LobbyDoor {
  /** The TLS identity in its invitations: by it, clients ask for this lobby. */
  readonly identity: TlsIdentity;
  accept(connection: SignallingConnection): SignallingHandler;
}

interface OpenDoor extends LobbyDoor {
  readonly context: SecureContext;
}

/** The ports on which a host listens for all its lobbies. */
export class HostPort {
  readonly addresses: HostAddressBook;
  readonly media: MediaPort;
  readonly gameApi: GameApi;
  readonly reach: PortReach;
  /** Where game servers on this machine report positions without TLS; undefined = not open. */
  readonly loopback: LoopbackGameServer | undefined;
  readonly #parts: PortParts;
  readonly #signalling: SignallingServer;

  private constructor(
    parts: PortParts,
    { media, signalling }: Twins,
    loopback: LoopbackGameServer | undefined,
    reach: PortReach,
  ) {
    this.addresses = parts.addresses;
    this.gameApi = parts.gameApi;
    this.media = media;
    this.loopback = loopback;
    this.reach = reach;
    this.#parts = parts;
    this.#signalling = signalling;
  }

  /**
   * Opens media (UDP) and signalling (TCP) on one port number, and the loopback port for game servers if the options
   * name one. `identity`: that of the first lobby, for clients that ask for none.
   */
  static async open(
    host: HostPortOptions,
    identity: TlsIdentity,
    log: Log,
  ): Promise<Result<HostPort, HostFailureCode>> {
    const onError = (error: unknown): void => log.error('An unexpected failure occurred in the host.', error);
    const addresses = await HostAddressBook.open(host, systemNetwork);
    if (!addresses.ok) return addresses;
    const certificate = followPublicCertificate(host, log);
    if (!certificate.ok) return failure('bad-address', certificate.error.message);
    const gameApi = new GameApi({ allowedOrigins: host.gameOrigins ?? [], nowMs: monotonicMs, onError });
    const parts: PortParts = {
      ...{ host, identity, log, gameApi, onError },
      addresses: addresses.value,
      certificate: certificate.value,
      doors: new Map(),
    };
    const twins = await openTwins(parts);
    const loopback = twins.ok ? await openLoopback(parts) : twins;
    if (!twins.ok || !loopback.ok) {
      certificate.value?.stop();
      if (twins.ok) await closeTwins(twins.value);
      return twins.ok ? (loopback as Result<never, HostFailureCode>) : twins;
    }
    const setOutside = (outside: Parameters<HostAddressBook['setOutside']>[0]): void =>
      addresses.value.setOutside(outside);
    const reach = await PortReach.open({ host, media: twins.value.media, setOutside, log });
    return success(new HostPort(parts, twins.value, loopback.value, reach));
  }

  /** The certificate that programs see which connect to the public address, without asking for a lobby. */
  get publicIdentity(): TlsIdentity {
    return this.#parts.certificate?.current().identity ?? this.#parts.identity;
  }

  /** Brings clients to a lobby from now on. */
  add(door: LobbyDoor): void {
    const { certificatePem: cert, privateKeyPem: key, certificateSha256 } = door.identity;
    const name = pinServerName(certificateSha256);
    invariant(!this.#parts.doors.has(name), 'each lobby of a host has a certificate of its own');
    this.#parts.doors.set(name, { ...door, context: createDoorContext({ cert, key }) });
  }

  /** Refuses everybody who comes from now on: the host is about to end. */
  letNobodyIn(): void {
    this.#parts.doors.clear();
  }

  /** Stops listening. Its lobbies are closed already. */
  async close(): Promise<void> {
    this.#parts.certificate?.stop();
    this.gameApi.close();
    await Promise.all([this.reach.close(), this.loopback?.close(), this.#signalling.close()]);
    await this.media.close();
  }
}

interface PortParts {
  readonly host: HostPortOptions;
  readonly identity: TlsIdentity;
  readonly addresses: HostAddressBook;
  readonly certificate: FollowedCertificate | undefined;
  readonly gameApi: GameApi;
  /** By the name that clients ask for, first the lobby of those that ask for none. */
  readonly doors: Map<string, OpenDoor>;
  readonly onError: (error: unknown) => void;
  readonly log: Log;
}

interface Twins {
  readonly media: MediaPort;
  readonly signalling: SignallingServer;
}

function followPublicCertificate(
  { gameCertificate, publicAddress }: HostPortOptions,
  log: Log,
): Result<FollowedCertificate | undefined, 'bad-option'> {
  if (gameCertificate === undefined || publicAddress === null) return success(undefined);
  return followNamedCertificate(gameCertificate, publicAddress, { schedule: scheduleTimer, nowMs: Date.now, log });
}

async function openTwins(parts: PortParts): Promise<Result<Twins, HostFailureCode>> {
  const { bindAddress, port } = parts.host;
  for (let attempt = 1; ; attempt++) {
    const media = await openMediaPort({ bindAddress, port, nowMs: monotonicMs, log: parts.log });
    if (!media.ok) return media;
    const signalling = await openSignallingServer({
      bindAddress,
      port: media.value.port,
      identity: parts.identity,
      contextFor: (name) => contextFor(parts, name),
      maxWaitingConnections: MAX_WAITING_CONNECTIONS,
      nowMs: monotonicMs,
      accept: (connection, serverName) => acceptAt(parts, connection, serverName),
      acceptPackets: (stream, visitor, sender) => media.value.acceptStream(stream, sender, () => visitor.trust()),
      gameApi: parts.gameApi,
      onError: parts.onError,
    });
    if (signalling.ok) return success({ media: media.value, signalling: signalling.value });
    await media.value.close();
    if (port !== 0 || attempt === PORT_ATTEMPTS) return failure(signalling.error.code, signalling.error.message);
  }
}

async function closeTwins({ media, signalling }: Twins): Promise<void> {
  await signalling.close();
  await media.close();
}

async function openLoopback({
  host,
  gameApi,
  onError,
}: PortParts): Promise<Result<LoopbackGameServer | undefined, HostFailureCode>> {
  let loopback: Result<LoopbackGameServer | undefined, HostFailureCode> = success(undefined);
  for (const gamePort of host.gamePorts ?? []) {
    loopback = await openLoopbackGameServer(gameApi, gamePort, onError);
    if (loopback.ok) return loopback;
  }
  return loopback;
}

/** Returns what a program sees that asks for a name; undefined = the certificate of the first lobby. */
function contextFor({ doors, certificate }: PortParts, name: string): SecureContext | undefined {
  const named = certificate?.current();
  return doors.get(name)?.context ?? (named?.covers(name) === true ? named.context : undefined);
}

/** Brings a connection to the lobby whose certificate it was shown. */
function acceptAt({ doors }: PortParts, connection: SignallingConnection, serverName: string): SignallingHandler {
  const [first] = doors.values();
  const door = doors.get(serverName) ?? first;
  if (door !== undefined) return door.accept(connection);
  connection.refuse('internal', 'The host is starting or ending. Try again in a moment.');
  return { handleMessage: () => undefined, handleClosed: () => undefined };
}
