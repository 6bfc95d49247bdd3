import type { RawData, WebSocket } from 'ws';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import {
  JOIN_TIMEOUT_MS,
  MAX_CANDIDATES,
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
import { failure, type Result } from '../../../shared/result.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import type { Visitor } from '../../door/front-door.ts';
import type { HostPeer } from '../../media/media-endpoint.ts';

/** Begins every message of a host. */
export const SIGNALLING_HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;

/** Gives a refused client time to read the reason before the socket is cut. */
export const CLOSE_GRACE_MS = 1_000;

type WithoutHead<Message> = Message extends unknown ? Omit<Message, 'protocol' | 'version'> : never;

/** One client's signalling connection. */
export interface SignallingConnection {
  /** The address group that limits count by: `addressGroupOf`, or the name that a rendezvous gave it. */
  readonly addressGroup: string;
  send(message: WithoutHead<ClientboundSignalling>): void;
  /** Sends the reason, and ends the connection. `detail`: the value that the reason mentions. */
  refuse(code: SignallingErrorCode, message: string, detail?: string): void;
  /** Marks the connection as joined; from now on it may stay silent. */
  markJoined(): void;
  close(): void;
  /** The peer on whose data channel this is; undefined = its media come later. */
  readonly arrived?: HostPeer;
}

/** Creates the limit of one connection's messages. A client's candidates may come all at once. */
export function createMessageRate(nowMs: number): TokenBucket {
  return new TokenBucket(
    MAX_SIGNALLING_MESSAGES_PER_SECOND + MAX_CANDIDATES,
    MAX_SIGNALLING_MESSAGES_PER_SECOND,
    nowMs,
  );
}

/** Handles a connection's messages. */
export interface SignallingHandler {
  handleMessage(message: ServerboundSignalling): void;
  handleClosed(): void;
}

export interface ServeOptions {
  readonly nowMs: () => number;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
}

/** Serves one client: it reads messages within their limits and hands them to the handler of `accept`. */
export function serveConnection(socket: WebSocket, options: ServeOptions, visitor: Visitor): void {
  const rate = createMessageRate(options.nowMs());
  const connection = createConnection(socket, visitor);
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
        `More than ${MAX_SIGNALLING_MESSAGES_PER_SECOND} messages per second were sent.`,
      );
      return;
    }
    const message = readMessage(data, isBinary);
    if (message.ok) handler.handleMessage(message.value);
    else connection.refuse(message.error.code, message.error.message);
  });
}

function createConnection(socket: WebSocket, visitor: Visitor): SignallingConnection {
  const send: SignallingConnection['send'] = (message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ ...SIGNALLING_HEAD, ...message }));
  };
  const close = (): void => {
    socket.close();
    setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
  };
  const refuse: SignallingConnection['refuse'] = (code, message, detail) => {
    send({ type: 'error', code, message, ...(detail === undefined ? {} : { detail }) });
    close();
  };
  const joinTimer = setTimeout(
    () => refuse('timeout', `No join arrived within ${JOIN_TIMEOUT_MS / 1_000} s.`),
    JOIN_TIMEOUT_MS,
  );
  joinTimer.unref();
  const markJoined = (): void => {
    clearTimeout(joinTimer);
    visitor.admit();
  };
  return { addressGroup: visitor.group, send, refuse, close, markJoined };
}

function readMessage(
  data: RawData,
  isBinary: boolean,
): Result<ServerboundSignalling, 'bad-message' | 'unsupported-version'> {
  if (isBinary || !Buffer.isBuffer(data)) return failure('bad-message', 'Messages are text, not binary.');
  return readSignallingText(data.toString('utf8'));
}

/** Reads a message; checks the version first, so that a client of another version gets exactly that error. */
export function readSignallingText(text: string): Result<ServerboundSignalling, 'bad-message' | 'unsupported-version'> {
  const envelope = parseMessage(text, envelopeSchema, MAX_SIGNALLING_MESSAGE_BYTES);
  if (!envelope.ok) return envelope;
  if (envelope.value.version !== PROTOCOL_VERSION) {
    return failure(
      'unsupported-version',
      `This host speaks version ${PROTOCOL_VERSION} of the protocol. Update the older program.`,
    );
  }
  return parseMessage(text, serverboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
}
