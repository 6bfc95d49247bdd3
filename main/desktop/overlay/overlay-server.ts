import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { OVERLAY_FEED, type OverlayPicture } from '../../../shared/model/overlay.ts';
import type { Log } from '../../../shared/log.ts';
import { isEqualSecret } from '../shell/is-equal-secret.ts';
import { listenOnFirstFree, LOOPBACK_ADDRESS } from '../shell/listen-on-first-free.ts';
import { isForThisServer, isFromOwnPage } from '../shell/request-checks.ts';
import { plainResponse, serveStaticFile, type StaticResponse } from '../shell/static-files.ts';

const MAX_HEADER_BYTES = 16_384;
const REQUEST_TIMEOUT_MS = 10_000;
/** Most connections: scenes of streaming programs and their previews; more is a mistake. */
const MAX_VIEWERS = 16;
/** The page has a handful of files, and browsers open six connections at most. */
const MAX_CONNECTIONS = 64;
const MAX_REQUESTS_PER_SOCKET = 1_000;
/** Largest frame from the page, which sends nothing but the close of the connection. */
const MAX_INBOUND_BYTES = 128;
/** Backlog limit; a picture has under 16 kB. A client that does not read is cut off rather than waited for. */
const MAX_WAITING_BYTES = 262_144;
// Close codes of RFC 6455, section 7.4.1.
const CLOSE_GOING_AWAY = 1001;
const CLOSE_POLICY_VIOLATION = 1008;

export interface OverlayServerOptions {
  /** Folder of the page's files. */
  readonly pageFolder: string;
  /** Ports to try in this order; the first free one is used. 0 takes any. */
  readonly portNumbers: readonly number[];
  readonly secret: string;
  readonly log: Log;
}

/** The overlay's page and its feed, on the loopback interface only. */
export interface OverlayServer {
  readonly port: number;
  readonly url: string;
  /** Sends this picture to every connected page now, and to new ones first. */
  show(picture: OverlayPicture): void;
  /** Serves the page under `secret` only; pages under the previous one are cut off. */
  changeSecret(secret: string): void;
  close(): Promise<void>;
}

/**
 * Serves `http://127.0.0.1:PORT/SECRET/`: the files of the page, and a WebSocket that sends the whole picture on every
 * change. Every request must name this server in `Host`, and the WebSocket this page's `Origin`; without the secret,
 * which is compared in constant time, every request is refused. Rejects with the system's error if no port is free.
 */
export async function startOverlayServer({
  pageFolder,
  portNumbers,
  secret: firstSecret,
  log,
}: OverlayServerOptions): Promise<OverlayServer> {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_INBOUND_BYTES, perMessageDeflate: false });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });
  server.maxConnections = MAX_CONNECTIONS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET;
  let secret = firstSecret;
  let authority = '';
  let newest = '';

  async function respond(request: IncomingMessage): Promise<StaticResponse> {
    if (!isForThisServer(request, authority)) return plainResponse(421, 'This server answers only at its own address.');
    const rest = pathBelowSecret(request.url ?? '', secret);
    if (rest === undefined)
      return plainResponse(404, "There is no overlay at this address. Copy the address again from Earshot's settings.");
    if (request.method !== 'GET') return plainResponse(405, 'Only GET is allowed.', { Allow: 'GET' });
    return serveStaticFile(pageFolder, 'GET', rest);
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const isFeed = pathBelowSecret(request.url ?? '', secret) === `/${OVERLAY_FEED}`;
    if (
      !isFeed ||
      !isForThisServer(request, authority) ||
      !isFromOwnPage(request, authority) ||
      webSockets.clients.size >= MAX_VIEWERS
    ) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', (error) => log.debug(`The connection to an overlay failed: ${error.message}`));
      socket.on('message', () => socket.close(CLOSE_POLICY_VIOLATION));
      if (newest !== '') socket.send(newest);
    });
  }

  server.on('request', (request, response) => {
    void respond(request)
      .catch((error: unknown) => {
        log.error('A request for the overlay failed.', error);
        return plainResponse(500, 'Something went wrong inside Earshot. The log has the details.');
      })
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    upgrade(request, stream, head);
  });

  const port = await listenOnFirstFree(server, portNumbers);
  authority = `${LOOPBACK_ADDRESS}:${port}`;

  return {
    port,
    get url() {
      return `http://${authority}/${secret}/`;
    },
    show(picture) {
      const text = JSON.stringify(picture);
      if (text === newest) return;
      newest = text;
      for (const socket of webSockets.clients) sendOrCut(socket, text);
    },
    changeSecret(next) {
      secret = next;
      for (const socket of webSockets.clients) socket.close(CLOSE_GOING_AWAY);
    },
    async close() {
      for (const client of webSockets.clients) client.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function sendOrCut(socket: WebSocket, text: string): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate();
  else socket.send(text);
}

/** Converts '/SECRET/rest?query' into '/rest'; undefined if the secret differs. */
function pathBelowSecret(url: string, secret: string): string | undefined {
  const [path = ''] = url.split('?', 1);
  const end = path.indexOf('/', 1);
  if (end < 0 || !isEqualSecret(secret, path.slice(1, end))) return undefined;
  return path.slice(end);
}
