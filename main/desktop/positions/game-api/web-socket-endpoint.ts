import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { failure, success, type Failure, type Result } from '../../../../shared/result.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { API_STATUS, formatApiError, type ApiErrorCode } from './api-error.ts';
import { MAX_MESSAGES_PER_SECOND } from './api-limits.ts';
import { SELF_PATH, type EndpointOptions } from './http-endpoint.ts';
import { checkSender, checkToken, readBearer } from './request-checks.ts';

/** A larger message closes the connection; a too large message up to this size gets an error. */
const MAX_FRAME_BYTES = 65_536;

/** A client that does not read its answers gets no more of them. */
const MAX_UNREAD_BYTES = 65_536;

export interface WebSocketEndpoint {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  close(): void;
}

/** Receives positions over WebSockets. Only errors are answered. */
export function createWebSocketEndpoint(options: EndpointOptions): WebSocketEndpoint {
  // The intake checks messages and reports what is wrong with their bytes.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  let count = 0;

  return {
    upgrade(request, stream, head) {
      stream.on('error', () => stream.destroy());
      const permission = checkUpgrade(request, options);
      if (permission.ok) sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, `${++count}`, options));
      else refuse(stream, options.intake.refuse(permission).error);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function checkUpgrade(
  { headers, url = '' }: IncomingMessage,
  { token, allowedOrigins }: EndpointOptions,
): Result<void, ApiErrorCode> {
  const sender = checkSender(headers, allowedOrigins());
  if (!sender.ok) return sender;
  const [path, query = ''] = url.split('?', 2);
  if (path !== SELF_PATH) return failure('not-found', `The WebSocket is at ${SELF_PATH}.`);
  // Many WebSocket clients cannot send custom headers.
  const access = checkToken(readBearer(headers) ?? new URLSearchParams(query).get('token'), token);
  return access.ok ? success(undefined) : access;
}

function refuse(stream: Duplex, error: Failure<ApiErrorCode>): void {
  const body = formatApiError(error);
  const status = API_STATUS[error.code];
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  // Otherwise a client that never closes would keep its place and prevent the server from closing.
  stream.end(head + body, () => stream.destroy());
}

function serve(socket: WebSocket, connection: string, { intake, nowMs }: EndpointOptions): void {
  const rate = new TokenBucket(MAX_MESSAGES_PER_SECOND, MAX_MESSAGES_PER_SECOND, nowMs());
  const complaints = new TokenBucket(1, 1, nowMs());
  const answer = (error: Failure<ApiErrorCode>): void => {
    if (socket.bufferedAmount < MAX_UNREAD_BYTES) socket.send(formatApiError(error), () => {});
  };
  socket.on('error', () => socket.terminate());
  socket.on('close', () => intake.end(connection));
  socket.on('message', (data) => {
    if (!rate.take(1, nowMs())) {
      intake.drop();
      if (complaints.take(1, nowMs()))
        answer({
          code: 'too-many-messages',
          message: `At most ${MAX_MESSAGES_PER_SECOND} messages per second are accepted.`,
        });
      return;
    }
    const accepted = intake.receive(bytesOf(data), connection);
    if (!accepted.ok) answer(accepted.error);
  });
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
