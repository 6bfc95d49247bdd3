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
import type { InstanceEndpoint } from './instance-endpoint.ts';
import { MAX_FRAME_BYTES, serveIpcSocket, type IpcSocket } from './ipc-socket.ts';
import { isForThisServer, isFromOwnPage, readCookie } from '../request-checks.ts';
import { WindowTickets } from './window-tickets.ts';

const IPC_PATH = '/ipc';
const OPEN_PATH = '/open';
const MAX_HEADER_BYTES = 16_384;
const REQUEST_TIMEOUT_MS = 10_000;

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
 * Serves the renderer and its IPC on 127.0.0.1. Every request must name this server in `Host`; everything except a link
 * with a fresh ticket needs the cookie that such a link set; the WebSocket also needs this page's `Origin`. Rejects
 * with the system's error if no port is free.
 */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { rendererFolder, router, log, instanceEndpoint, onWindowCount } = options;
  const tickets = new WindowTickets(() => randomBytes(32).toString('base64url'));
  const windows = new Set<IpcSocket>();
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });
  let authority = '';
  let cookieName = '';

  async function respond(request: IncomingMessage): Promise<StaticResponse> {
    if (!isForThisServer(request, authority)) return plainResponse(421, 'This server answers to its own address only.');
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (instanceEndpoint?.path === path) return instanceEndpoint.respond(request);
    if (path === OPEN_PATH && request.method === 'GET') return openWindow(query);
    if (!tickets.isSession(readCookie(request, cookieName))) {
      return plainResponse(
        403,
        'Open Earshot with the link that it printed. Each link works once; start Earshot again for another.',
      );
    }
    return serveStaticFile(rendererFolder, request.method ?? '', path);
  }

  function openWindow(query: string): StaticResponse {
    const session = tickets.redeem(new URLSearchParams(query).get('t') ?? '');
    if (session === undefined)
      return plainResponse(
        403,
        'This link has already been used. Each link works once; start Earshot again for another.',
      );
    const cookie = `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    return plainResponse(303, 'Earshot is opening.', { 'Set-Cookie': cookie, Location: '/' });
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const isAllowed =
      isForThisServer(request, authority) &&
      isFromOwnPage(request, authority) &&
      tickets.isSession(readCookie(request, cookieName));
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
  // Cookies ignore ports: with the port in the name, two running copies do not overwrite each other's.
  cookieName = `earshot-${port}`;
  const unsubscribe = EVENT_NAMES.map((name) =>
    options.app.on(name, (payload) => {
      const frame = router.frameEvent(name, payload);
      if (frame !== undefined) for (const window of windows) window.send(frame);
    }),
  );

  return {
    port,
    createLink: () => `http://${authority}${OPEN_PATH}?t=${tickets.createTicket()}`,
    async close() {
      for (const stop of unsubscribe) stop();
      for (const client of webSockets.clients) client.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: StaticResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}
