import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SecureContext } from 'node:tls';
import { WebSocketServer } from 'ws';
import { JOIN_TIMEOUT_MS, MAX_SIGNALLING_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { describeListenError } from '../../../shared/describe-listen-error.ts';
import { formatAddress } from '../../../shared/protocol/format-address.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { NO_IPV6 } from '../../media/udp/udp-port.ts';
import { FrontDoor, type FrontDoorOptions, HEADERS_TIMEOUT_MS, LISTEN_BACKLOG } from '../../door/front-door.ts';
import { isGameRequest, type GameApi } from '../game-api/game-api.ts';
import { serveConnection, type SignallingConnection, type SignallingHandler } from './signalling-connection.ts';
import type { TlsIdentity } from './tls-identity.ts';

/** Node's default of 30 s would let a silent client keep its place much longer than the timeouts allow. */
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;

/** No client splits a join: its libraries send a message in one frame, or in a few of several KiB. */
const MAX_MESSAGE_FRAMES = 64;

export interface SignallingServerOptions {
  /** `::` = all addresses of both families, `0.0.0.0` = all of IPv4, else the one to listen on. */
  readonly bindAddress: string;
  readonly port: number;
  readonly identity: TlsIdentity;
  /** Returns the certificate for a name that a program asks for; undefined = `identity`. */
  readonly contextFor?: (name: string) => SecureContext | undefined;
  /** Connections that have not joined. `WaitingConnections` says which one ends for one more. */
  readonly maxWaitingConnections: number;
  readonly nowMs: () => number;
  /** `serverName`: as `Visitor.serverName`. */
  readonly accept: (connection: SignallingConnection, serverName: string) => SignallingHandler;
  /** Serves game servers on the same port; undefined = not available. */
  readonly gameApi?: GameApi;
  /** Takes connections that carry packets of media instead of TLS; undefined = there are none. */
  readonly acceptPackets?: FrontDoorOptions['acceptPackets'];
  readonly onError: (error: unknown) => void;
}

export interface SignallingServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the TLS WebSocket on which clients join. Fails with `port-in-use` or `bind-failed`. */
export function openSignallingServer(
  options: SignallingServerOptions,
): Promise<Result<SignallingServer, 'port-in-use' | 'bind-failed'>> {
  const http = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: JOIN_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    maxHeaderSize: 8_192,
  });
  const door = new FrontDoor(http, {
    tls: { key: options.identity.privateKeyPem, cert: options.identity.certificatePem },
    contextFor: options.contextFor,
    acceptPackets: options.acceptPackets,
    maxWaitingConnections: options.maxWaitingConnections,
    nowMs: options.nowMs,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SIGNALLING_MESSAGE_BYTES,
    maxFragments: MAX_MESSAGE_FRAMES,
    perMessageDeflate: false,
  });
  routeRequests(http, sockets, options, door);
  return new Promise((resolve) => {
    const listen = (host: string): void => void http.listen({ port: options.port, host, backlog: LISTEN_BACKLOG });
    const onFailure = (error: NodeJS.ErrnoException): void => {
      // Without IPv6 in the system, the host listens on IPv4.
      if (options.bindAddress === '::' && NO_IPV6.has(error.code ?? '')) {
        http.once('error', onFailure);
        listen('0.0.0.0');
        return;
      }
      resolve(
        error.code === 'EADDRINUSE'
          ? failure(
              'port-in-use',
              `TCP port ${options.port} is in use. Close the program that uses it, or choose another port with --port.`,
            )
          : failure(
              'bind-failed',
              describeListenError(`TCP ${formatAddress({ host: options.bindAddress, port: options.port })}`, error, {
                port: options.port,
                portOption: '--port',
              }),
            ),
      );
    };
    const onListening = (): void => {
      http.off('error', onFailure);
      http.on('error', options.onError);
      const { port } = http.address() as AddressInfo;
      resolve(success({ port, close: () => closeServer(http, sockets, door) }));
    };
    http.once('error', onFailure);
    http.once('listening', onListening);
    listen(options.bindAddress);
  });
}

/**
 * Routes game servers by their path, and all other WebSockets to signalling. Everything else gets one answer and the
 * end of its connection.
 */
function routeRequests(
  http: Server,
  sockets: WebSocketServer,
  options: SignallingServerOptions,
  door: FrontDoor,
): void {
  const { gameApi } = options;
  http.on('request', (request, response) => {
    const visitor = door.visitorOf(request.socket);
    // More requests arrive in the bytes that were parsed together with the refused one.
    if (visitor === undefined || visitor.isRefused) return;
    if (gameApi !== undefined && isGameRequest(request)) {
      gameApi.handleRequest(request, response, visitor);
      return;
    }
    visitor.refuse();
    response
      .writeHead(426, { 'content-type': 'text/plain', connection: 'upgrade, close', upgrade: 'websocket' })
      .end('Earshot signalling: WebSocket only.\n');
  });
  http.on('upgrade', (request, socket, head) => {
    const visitor = door.visitorOf(socket);
    if (visitor === undefined || visitor.isRefused) return;
    if (gameApi !== undefined && isGameRequest(request)) {
      gameApi.handleUpgrade(request, socket, head, visitor);
      return;
    }
    visitor.expectMore();
    const accept = (connection: SignallingConnection): SignallingHandler =>
      options.accept(connection, visitor.serverName);
    sockets.handleUpgrade(request, socket, head, (opened) =>
      serveConnection(opened, { nowMs: options.nowMs, accept }, visitor),
    );
  });
}

async function closeServer(http: Server, sockets: WebSocketServer, door: FrontDoor): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  door.close();
  await new Promise<void>((resolve) => http.close(() => resolve()));
}
