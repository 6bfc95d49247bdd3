import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import {
  JOIN_TIMEOUT_MS,
  MAX_SIGNALLING_MESSAGES_PER_SECOND,
  MAX_SIGNALLING_MESSAGE_BYTES,
} from '../../../shared/protocol/limits.ts';
import {
  envelopeSchema,
  serverboundSignallingSchema,
  type ClientboundSignalling,
  type ServerboundSignalling,
  type SignallingErrorCode,
} from '../../../shared/protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { isGameRequest, type GameApi } from '../game-api/game-api.ts';
import type { TlsIdentity } from './tls-identity.ts';
import { WaitingConnections } from './waiting-connections.ts';

const HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;

/** Gives a refused client time to read the reason before the socket is cut. */
const CLOSE_GRACE_MS = 1_000;
const TLS_HANDSHAKE_TIMEOUT_MS = 5_000;

/** Node's default of 30 s would let a silent client keep its place much longer than the timeouts allow. */
const TIMEOUT_CHECK_INTERVAL_MS = 1_000;

type WithoutHead<Message> = Message extends unknown ? Omit<Message, 'protocol' | 'version'> : never;

/** One client's signalling connection. */
export interface SignallingConnection {
  send(message: WithoutHead<ClientboundSignalling>): void;
  /** Sends the reason, and ends the connection. */
  refuse(code: SignallingErrorCode, message: string): void;
  /** Marks the connection as joined; from now on it may stay silent. */
  markJoined(): void;
  close(): void;
}

/** Handles a connection's messages. */
export interface SignallingHandler {
  handleMessage(message: ServerboundSignalling): void;
  handleClosed(): void;
}

export interface SignallingServerOptions {
  readonly bindAddress: string;
  readonly port: number;
  readonly identity: TlsIdentity;
  /** Connections that have not joined; one more ends the oldest. */
  readonly maxWaitingConnections: number;
  readonly nowMs: () => number;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  /** Serves game servers on the same port; undefined = not available. */
  readonly gameApi?: GameApi;
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
  const https = createServer({
    key: options.identity.privateKeyPem,
    cert: options.identity.certificatePem,
    minVersion: 'TLSv1.2',
    handshakeTimeout: TLS_HANDSHAKE_TIMEOUT_MS,
    headersTimeout: TLS_HANDSHAKE_TIMEOUT_MS,
    requestTimeout: JOIN_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    maxHeaderSize: 8_192,
  });
  const waiting = new WaitingConnections(options.maxWaitingConnections);
  https.on('connection', (socket: Socket) => {
    const key = keyOf(socket);
    waiting.add(key, () => socket.destroy());
    socket.once('close', () => waiting.remove(key));
  });
  https.on('tlsClientError', () => undefined);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SIGNALLING_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  routeRequests(https, sockets, options, waiting);
  return new Promise((resolve) => {
    const onFailure = (error: NodeJS.ErrnoException): void => {
      resolve(
        error.code === 'EADDRINUSE'
          ? failure(
              'port-in-use',
              `TCP port ${options.port} is in use. Close the program that uses it, or choose another port with --port.`,
            )
          : failure('bind-failed', `TCP ${options.bindAddress}:${options.port} can't be opened: ${error.message}`),
      );
    };
    https.once('error', onFailure);
    https.listen(options.port, options.bindAddress, () => {
      https.off('error', onFailure);
      https.on('error', options.onError);
      resolve(success({ port: (https.address() as AddressInfo).port, close: () => closeServer(https, sockets) }));
    });
  });
}

/** Returns the connection's key, which a TLS socket and its TCP socket share. */
function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

/**
 * Routes game servers by their path, and all other WebSockets to signalling. A connection admitted by either stops
 * counting as waiting.
 */
function routeRequests(
  https: Server,
  sockets: WebSocketServer,
  options: SignallingServerOptions,
  waiting: WaitingConnections,
): void {
  const { gameApi } = options;
  https.on('request', (request, response) => {
    if (gameApi !== undefined && isGameRequest(request))
      gameApi.handleRequest(request, response, () => waiting.remove(keyOf(request.socket)));
    else response.writeHead(426, { 'content-type': 'text/plain' }).end('Earshot signalling: WebSocket only.\n');
  });
  https.on('upgrade', (request, socket, head) => {
    const stopWaiting = (): void => waiting.remove(keyOf(request.socket));
    if (gameApi !== undefined && isGameRequest(request)) gameApi.handleUpgrade(request, socket, head, stopWaiting);
    else sockets.handleUpgrade(request, socket, head, (opened) => serveConnection(opened, options, stopWaiting));
  });
}

function serveConnection(socket: WebSocket, options: SignallingServerOptions, onJoined: () => void): void {
  const rate = new TokenBucket(MAX_SIGNALLING_MESSAGES_PER_SECOND, MAX_SIGNALLING_MESSAGES_PER_SECOND, options.nowMs());
  const connection = createConnection(socket, onJoined);
  const handler = options.accept(connection);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    connection.markJoined();
    handler.handleClosed();
  });
  socket.on('message', (data, isBinary) => {
    // A refused client may keep sending until the socket is cut.
    if (socket.readyState !== socket.OPEN) return;
    if (!rate.take(1, options.nowMs())) {
      connection.refuse(
        'too-many-messages',
        `More than ${MAX_SIGNALLING_MESSAGES_PER_SECOND} messages a second were sent.`,
      );
      return;
    }
    const message = readMessage(data, isBinary);
    if (message.ok) handler.handleMessage(message.value);
    else connection.refuse(message.error.code, message.error.message);
  });
}

function createConnection(socket: WebSocket, onJoined: () => void): SignallingConnection {
  const send: SignallingConnection['send'] = (message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ ...HEAD, ...message }));
  };
  const close = (): void => {
    socket.close();
    setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
  };
  const refuse: SignallingConnection['refuse'] = (code, message) => {
    send({ type: 'error', code, message });
    close();
  };
  const joinTimer = setTimeout(
    () => refuse('timeout', `No join arrived within ${JOIN_TIMEOUT_MS / 1_000} s.`),
    JOIN_TIMEOUT_MS,
  );
  joinTimer.unref();
  const markJoined = (): void => {
    clearTimeout(joinTimer);
    onJoined();
  };
  return { send, refuse, close, markJoined };
}

/** Reads a message; checks the version first, so that a client of another version gets exactly that error. */
function readMessage(
  data: RawData,
  isBinary: boolean,
): Result<ServerboundSignalling, 'bad-message' | 'unsupported-version'> {
  if (isBinary || !Buffer.isBuffer(data)) return failure('bad-message', 'Messages are text, not binary.');
  const text = data.toString('utf8');
  const envelope = parseMessage(text, envelopeSchema, MAX_SIGNALLING_MESSAGE_BYTES);
  if (!envelope.ok) return envelope;
  if (envelope.value.version !== PROTOCOL_VERSION) {
    return failure(
      'unsupported-version',
      `This host speaks version ${PROTOCOL_VERSION} of the protocol. Update the older one of the two.`,
    );
  }
  return parseMessage(text, serverboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
}

async function closeServer(https: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  https.closeAllConnections();
  await new Promise<void>((resolve) => https.close(() => resolve()));
}
