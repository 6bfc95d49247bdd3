import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { EVENT_NAMES } from '../../../../shared/ipc/contract.ts';
import type { DesktopApp } from '../../app/create-desktop-app.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { Log } from '../../../../shared/log.ts';
import { listenOnFirstFree, LOOPBACK_ADDRESS } from '../listen-on-first-free.ts';
import { plainResponse, serveStaticFile, type StaticResponse } from '../static-files.ts';
import { textPage } from '../text-page.ts';
import type { InstanceEndpoint } from './instance-endpoint.ts';
import { MAX_FRAME_BYTES, serveIpcSocket, type IpcSocket } from './ipc-socket.ts';
import { isForThisServer, isFromOwnPage } from '../request-checks.ts';
import { mayBeOwnConnection } from './connection-owner.ts';
import { readBounded } from './read-bounded.ts';
import { WindowTickets } from './window-tickets.ts';

const IPC_PATH = '/ipc';
const SESSION_PATH = '/session';
/** The page offers it with the session's secret as a second subprotocol: the only way to send one with a WebSocket. */
const IPC_PROTOCOL = 'earshot';

/** Longer than any ticket. */
const MAX_TICKET_BYTES = 128;
const MAX_CONNECTIONS = 64;
const MAX_REQUESTS_PER_SOCKET = 1_000;
const MAX_HEADER_BYTES = 16_384;
const REQUEST_TIMEOUT_MS = 10_000;

/** What a program reads that asks for a session in another way than the window does. */
const ADVICE = 'Open Earshot with the link that it printed, as the user who started it. Each link works once.';
/** What a person reads whose link does not open a window. */
const USED_LINK = textPage(403, 'This link was already used', [
  'Run the same command again: it opens a window or prints a new link, and Earshot keeps running.',
  'Each link works once, for the user who started Earshot.',
]);
const NO_BUILD = textPage(404, 'There is no build of the window yet', [
  'Stop Earshot with Ctrl+C in its terminal, and start it once without <code>--no-build</code>.',
]);

export interface LoopbackServerOptions {
  readonly rendererFolder: string;
  /** Ports to try in this order; the first free one is used. 0 takes any. */
  readonly portNumbers: readonly number[];
  readonly app: Pick<DesktopApp, 'on'>;
  readonly router: IpcRouter;
  readonly log: Log;
  /** Answers other processes of the same user, if there may be any. */
  readonly instanceEndpoint?: InstanceEndpoint;
  /** Called when the number of connected windows changes. */
  readonly onWindowCount: (count: number) => void;
}

/** The page and the IPC of the browser shell, on the loopback interface only. */
export interface LoopbackServer {
  readonly port: number;
  /** Returns a link that opens one window, once. */
  createLink(): string;
  close(): Promise<void>;
}

/**
 * Serves the renderer and its IPC on 127.0.0.1. Every request must name this server in `Host`. The page's files are no
 * secret; the WebSocket needs this page's `Origin` and the secret of a session, for which the page exchanges the ticket
 * in its link. No cookie is set, because browsers send cookies to all servers of a machine, whatever their port.
 * Rejects with the system's error if no port is free.
 */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { rendererFolder, router, log, instanceEndpoint, onWindowCount } = options;
  const tickets = new WindowTickets(
    () => randomBytes(32).toString('base64url'),
    () => performance.now(),
  );
  const windows = new Set<IpcSocket>();
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => IPC_PROTOCOL,
  });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = MAX_CONNECTIONS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET;
  let authority = '';

  async function respond(request: IncomingMessage): Promise<StaticResponse> {
    if (!isForThisServer(request, authority)) return plainResponse(421, 'This server answers only at its own address.');
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (instanceEndpoint?.path === path) return instanceEndpoint.respond(request);
    if (path === SESSION_PATH) return request.method === 'POST' ? openSession(request) : USED_LINK;
    const file = await serveStaticFile(rendererFolder, request.method ?? '', path);
    return path === '/' && file.status === 404 ? NO_BUILD : file;
  }

  /** Exchanges the ticket in the request's body for the secret of a session. */
  async function openSession(request: IncomingMessage): Promise<StaticResponse> {
    if (!isFromOwnPage(request, authority)) return plainResponse(403, ADVICE);
    const { remotePort } = request.socket;
    const ticket = await readBounded(request, MAX_TICKET_BYTES);
    if (!(await mayBeOwnConnection(remotePort, port, process.getuid?.()))) {
      log.warn('Another user of this machine tried to open the window.');
      return plainResponse(403, ADVICE);
    }
    const session = tickets.redeem(ticket);
    return session === undefined ? plainResponse(403, ADVICE) : plainResponse(200, session);
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const isAllowed =
      isForThisServer(request, authority) && isFromOwnPage(request, authority) && tickets.isSession(sessionOf(request));
    if (!isAllowed || request.url !== IPC_PATH) {
      log.warn('A WebSocket from outside the window was refused.');
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      const window = serveIpcSocket(socket, router, log);
      windows.add(window);
      onWindowCount(windows.size);
      socket.on('close', () => {
        windows.delete(window);
        onWindowCount(windows.size);
      });
    });
  }

  server.on('request', (request, response) => {
    respond(request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        log.error('A request for the page failed.', error);
        send(response, plainResponse(500, 'Something went wrong inside Earshot. The log has the details.'));
      },
    );
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    upgrade(request, stream, head);
  });

  const port = await listenOnFirstFree(server, options.portNumbers);
  authority = `${LOOPBACK_ADDRESS}:${port}`;
  const unsubscribe = EVENT_NAMES.map((name) =>
    options.app.on(name, (payload) => {
      const frame = router.frameEvent(name, payload);
      if (frame !== undefined) for (const window of windows) window.send(frame);
    }),
  );

  return {
    port,
    createLink: () => `http://${authority}/#${tickets.createTicket()}`,
    async close() {
      for (const stop of unsubscribe) stop();
      for (const client of webSockets.clients) client.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Returns the session's secret, which the page offers as the second subprotocol. */
function sessionOf({ headers }: IncomingMessage): string | undefined {
  const [protocol, secret] = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  return protocol === IPC_PROTOCOL ? secret : undefined;
}

function send(response: ServerResponse, { status, headers, body }: StaticResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}
