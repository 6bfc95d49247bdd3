import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { WebSocketServer, type WebSocket } from 'ws';
import { describeListenError } from '../../shared/describe-listen-error.ts';
import { RENDEZVOUS_PATH } from '../../shared/rendezvous/messages.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { AddressRates } from '../../shared/address-rates.ts';
import { FrontDoor, HEADERS_TIMEOUT_MS, LISTEN_BACKLOG, type Visitor } from '../door/front-door.ts';
import { clientAddressOf, type ClientAddress } from './client-address.ts';
import { sendText, servePageFile, type ServedPage } from './guest-page.ts';

/** A guest or host that is only connecting, a browser that reads the page, and strangers. */
const MAX_WAITING_CONNECTIONS = 1_024;

/** A proxy opens the connections of everybody, and paces them itself. */
const PROXY_CONNECTION_RATE = { burst: 65_536, perSecond: 8_192, maxGroups: 16 } as const;
const PROXY_ALLOWANCE = { burstBytes: 4_194_304, bytesPerSecond: 1_048_576 } as const;

/** Requests for files of the page: 250 guests behind one address open it at once. */
const REQUEST_RATE = { burst: 8_192, perSecond: 16, maxGroups: 4_096 } as const;

const REQUEST_TIMEOUT_MS = 10_000;
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;
/** A reader of the page that takes nothing for this time is cut. */
const IDLE_TIMEOUT_MS = 20_000;

const MAX_MESSAGE_BYTES = 65_536;
/** No library splits a message of this size into more frames. */
const MAX_MESSAGE_FRAMES = 64;

const HEALTH_PATH = '/health';

/** A WebSocket that has opened. */
export interface Arrival {
  readonly socket: WebSocket;
  readonly client: ClientAddress;
  readonly visitor: Visitor;
  /** The client's name for this server: the header `Host` and the path above that of the WebSocket. */
  readonly calledAs: string;
  /** Reads nothing more, and ends the connection when what was written has been sent. */
  readonly hangUp: () => void;
}

export interface EntranceOptions {
  readonly port: number;
  /** Undefined = all addresses, both families. */
  readonly bindAddress: string | undefined;
  readonly isBehindProxy: boolean;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  /** Returns the certificate for a name that a program asks for; undefined = that of `tls`. */
  readonly contextFor: ((name: string) => SecureContext | undefined) | undefined;
  readonly page: ServedPage | undefined;
  readonly nowMs: () => number;
  readonly accept: (arrival: Arrival) => void;
  /** Called for each request beyond a limit. */
  readonly onRefused: () => void;
  readonly onError: (error: unknown) => void;
}

export interface Entrance {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens the port on which hosts and guests connect, and browsers get the page. Fails with `port-in-use` or
 * `bind-failed`.
 */
export async function openEntrance(options: EntranceOptions): Promise<Result<Entrance, 'port-in-use' | 'bind-failed'>> {
  const http = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    maxHeaderSize: 8_192,
  });
  http.timeout = IDLE_TIMEOUT_MS;
  const { isBehindProxy, tls, contextFor, nowMs } = options;
  const door = new FrontDoor(http, {
    ...(tls === undefined ? {} : { tls }),
    contextFor,
    maxWaitingConnections: MAX_WAITING_CONNECTIONS,
    ...(isBehindProxy ? { connectionRate: PROXY_CONNECTION_RATE, allowance: PROXY_ALLOWANCE } : {}),
    nowMs,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    maxFragments: MAX_MESSAGE_FRAMES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  routeRequests(http, sockets, door, options);
  const opened = await listen(http, options);
  if (!opened.ok) return opened;
  const close = async (): Promise<void> => {
    sockets.close();
    const isClosed = new Promise<void>((resolve) => http.close(() => resolve()));
    door.close();
    await isClosed;
  };
  return success({ port: opened.value, close });
}

function routeRequests(http: Server, sockets: WebSocketServer, door: FrontDoor, options: EntranceOptions): void {
  const { isBehindProxy, page, nowMs, onRefused } = options;
  const requestRates = new AddressRates(REQUEST_RATE);
  const answer = (request: IncomingMessage, response: ServerResponse, visitor: Visitor): void => {
    // Keep-alive: browsers send their next request on the same connection, and Node ends idle ones.
    visitor.expectMore();
    // Nothing here takes a body, and what is sent as one is not read.
    const urlPath = pathOf(request);
    const client = clientAddressOf(request, visitor, isBehindProxy);
    if (urlPath === HEALTH_PATH) sendText(response, 200, 'ok');
    else if (client === undefined) refuse(response, visitor, 400, 'The proxy names no address in X-Forwarded-For.');
    else if (hasBody(request)) refuse(response, visitor, 413, 'Requests must not have a body.');
    else if (!requestRates.take(client.group, nowMs())) {
      onRefused();
      refuse(response, visitor, 429, 'Too many requests from your address. Try again in a minute.');
    } else if (isRendezvousPath(urlPath)) refuse(response, visitor, 426, 'Earshot rendezvous: WebSocket only.');
    else servePageFile(page, request, urlPath, response);
  };
  http.on('request', (request, response) => {
    const visitor = door.visitorOf(request.socket);
    // More requests arrive in the bytes that were parsed together with the refused one.
    if (visitor !== undefined && !visitor.isRefused) answer(request, response, visitor);
  });
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const visitor = door.visitorOf(socket);
    if (visitor === undefined || visitor.isRefused) return;
    const client = clientAddressOf(request, visitor, isBehindProxy);
    if (client === undefined || !isRendezvousPath(pathOf(request))) {
      visitor.refuse();
      socket.end(`HTTP/1.1 ${client === undefined ? '400 Bad Request' : '404 Not Found'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    visitor.expectMore();
    const calledAs = `${request.headers.host ?? ''}${pathOf(request).slice(0, -RENDEZVOUS_PATH.length)}`;
    const hangUp = (): void => {
      visitor.refuse();
      socket.end();
    };
    sockets.handleUpgrade(request, socket, head, (opened) =>
      options.accept({ socket: opened, client, visitor, calledAs, hangUp }),
    );
  });
}

/** Answers, and ends the connection. */
function refuse(response: ServerResponse, visitor: Visitor, status: number, text: string): void {
  visitor.refuse();
  sendText(response, status, text, { Connection: 'close' });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const [path = '/'] = url.split('?');
  return path;
}

/** A proxy may serve the rendezvous below a path of its own. */
function isRendezvousPath(urlPath: string): boolean {
  return urlPath.endsWith(`/${RENDEZVOUS_PATH}`);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function listen(
  http: Server,
  { port, bindAddress, onError }: EntranceOptions,
): Promise<Result<number, 'port-in-use' | 'bind-failed'>> {
  return new Promise((resolve) => {
    const onFailure = (error: NodeJS.ErrnoException): void => {
      const place = `TCP ${bindAddress ?? 'all addresses'}, port ${port}`;
      resolve(
        error.code === 'EADDRINUSE'
          ? failure('port-in-use', `TCP port ${port} is in use. Choose another one with --port.`)
          : failure('bind-failed', describeListenError(place, error, { port, portOption: '--port' })),
      );
    };
    http.once('error', onFailure);
    const address = bindAddress === undefined ? {} : { host: bindAddress };
    http.listen({ port, ...address, backlog: LISTEN_BACKLOG }, () => {
      http.off('error', onFailure);
      http.on('error', onError);
      resolve(success((http.address() as AddressInfo).port));
    });
  });
}
