import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeListenError } from '../../../shared/describe-listen-error.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { FrontDoor, HEADERS_TIMEOUT_MS, LISTEN_BACKLOG } from '../../door/front-door.ts';
import { GAME_API_STATUS, formatGameApiError } from './game-api-error.ts';
import { isGameRequest, type GameApi } from './game-api.ts';

const LOOPBACK = '127.0.0.1';
const REQUEST_TIMEOUT_MS = 10_000;
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;
/** Connections that have not shown the token. */
const MAX_WAITING_CONNECTIONS = 64;

/**
 * Names of this machine. Another name that leads here comes from a foreign DNS server that tries to let a web page in.
 */
const HOST_PATTERN = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;

export interface LoopbackGameServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves the API over plain HTTP to programs of this machine that cannot pin a certificate. `port` 0 = any free one.
 */
export function openLoopbackGameServer(
  api: GameApi,
  port: number,
  onError: (error: unknown) => void,
): Promise<Result<LoopbackGameServer, 'port-in-use' | 'bind-failed'>> {
  const http = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    maxHeaderSize: 8_192,
    // Java's HTTP client offers HTTP/2 with its first request, which gets a normal answer.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  const door = new FrontDoor(http, { maxWaitingConnections: MAX_WAITING_CONNECTIONS, nowMs: monotonicMs });
  http.on('request', (request, response) => {
    const visitor = door.visitorOf(request.socket);
    if (visitor === undefined || visitor.isRefused) return;
    const { host = '' } = request.headers;
    if (HOST_PATTERN.test(host) && isGameRequest(request)) return api.handleRequest(request, response, visitor);
    visitor.refuse();
    const code = HOST_PATTERN.test(host) ? 'not-found' : 'wrong-host';
    response.writeHead(GAME_API_STATUS[code], { 'content-type': 'application/json', connection: 'close' });
    response.end(
      formatGameApiError({
        code,
        message:
          code === 'wrong-host'
            ? `Use ${LOOPBACK} or localhost as the host name.`
            : 'This server serves only /game/v1.',
      }),
    );
  });
  http.on('upgrade', (request, socket, head) => {
    const visitor = door.visitorOf(socket);
    if (visitor !== undefined && !visitor.isRefused && HOST_PATTERN.test(request.headers.host ?? ''))
      api.handleUpgrade(request, socket, head, visitor);
    else socket.destroy();
  });
  return new Promise((resolve) => {
    const onFailure = (error: NodeJS.ErrnoException): void => {
      resolve(
        error.code === 'EADDRINUSE'
          ? failure(
              'port-in-use',
              `TCP port ${port} of this machine is in use. Close the program that uses it, or choose another port with --game-port.`,
            )
          : failure(
              'bind-failed',
              describeListenError(`TCP ${LOOPBACK}:${port}`, error, { port, portOption: '--game-port' }),
            ),
      );
    };
    http.once('error', onFailure);
    http.listen({ port, host: LOOPBACK, backlog: LISTEN_BACKLOG }, () => {
      http.off('error', onFailure);
      http.on('error', onError);
      const close = async (): Promise<void> => {
        door.close();
        await new Promise<void>((done) => http.close(() => done()));
      };
      resolve(success({ port: (http.address() as AddressInfo).port, close }));
    });
  });
}
