import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure, success, type Failure, type Result } from '../../../../shared/result.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { findEncodingFlaw } from '../../../../shared/protocol/content-encoding.ts';
import { API_STATUS, formatApiError, type ApiErrorCode } from './api-error.ts';
import { MAX_MESSAGES_PER_SECOND } from './api-limits.ts';
import type { GameIntake } from './game-intake.ts';
import { MAX_GAME_MESSAGE_BYTES } from './read-game-message.ts';
import { checkSender, checkToken, readBearer } from './request-checks.ts';

export const DESCRIPTION_PATH = '/v1';
export const SELF_PATH = '/v1/self';

const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '600',
} as const;

export interface EndpointOptions {
  readonly intake: GameIntake;
  readonly token: string;
  /** The origins of web pages that may use the API with the token. */
  readonly allowedOrigins: () => readonly string[];
  readonly nowMs: () => number;
}

/** Answers HTTP requests: the description, positions, and whether a page may send them. */
export function createHttpEndpoint(
  { intake, token, allowedOrigins, nowMs }: EndpointOptions,
  description: object,
): (request: IncomingMessage, response: ServerResponse) => void {
  const rate = new TokenBucket(MAX_MESSAGES_PER_SECOND, MAX_MESSAGES_PER_SECOND, nowMs());

  function checkPost(request: IncomingMessage): Result<void, ApiErrorCode> {
    if (request.method !== 'POST') return failure('bad-method', `Send positions with POST, not ${request.method}.`);
    // The token comes first, so that programs without it cannot use up the game's messages.
    const access = checkToken(readBearer(request.headers), token);
    if (!access.ok) return intake.refuse(access);
    if (rate.take(1, nowMs())) return access;
    intake.drop();
    return failure('too-many-messages', `At most ${MAX_MESSAGES_PER_SECOND} messages per second are accepted.`);
  }

  return (request, response) => {
    const route = checkRoute(request, allowedOrigins());
    if (route.ok) allowReading(request, response);
    if (!route.ok) return refuse(response, route.error);
    if (request.method === 'OPTIONS' && isFromPage(request))
      return void response.writeHead(204, PREFLIGHT_HEADERS).end();
    if (route.value === DESCRIPTION_PATH) return send(response, 200, JSON.stringify(description));
    const permission = checkPost(request);
    if (!permission.ok) return refuse(response, permission.error);
    const flaw = findEncodingFlaw(request.headers);
    if (flaw !== undefined) return refuse(response, intake.refuse(failure('compressed', flaw)).error);
    readBody(request, (body) => {
      const accepted = body.ok ? intake.receive(body.value) : intake.refuse(body);
      if (accepted.ok) response.writeHead(204).end();
      else refuse(response, accepted.error);
    });
  };
}

function checkRoute(request: IncomingMessage, allowedOrigins: readonly string[]): Result<string, ApiErrorCode> {
  const sender = checkSender(request.headers, allowedOrigins);
  if (!sender.ok) return sender;
  const path = pathOf(request);
  if (path !== DESCRIPTION_PATH && path !== SELF_PATH)
    return failure('not-found', `There is nothing at this path. GET ${DESCRIPTION_PATH} describes this API.`);
  if (request.method === 'OPTIONS' && isFromPage(request)) return success(path);
  if (path === DESCRIPTION_PATH && request.method !== 'GET' && request.method !== 'HEAD')
    return failure('bad-method', `Read the description with GET, not ${request.method}.`);
  return success(path);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/** Lets a page that may use the API read the answer. Browsers ask before they send a token. */
function allowReading(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (origin === undefined || !isFromPage(request)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
}

/** Whether a page of an allowed origin asks. A page from a file is anybody's, so browsers get no permission for it. */
function isFromPage({ headers: { origin } }: IncomingMessage): boolean {
  return origin !== undefined && origin !== 'null';
}

/** Passes the whole body to `done`, or a failure once it is too large; nothing if the sender disconnects. */
function readBody(request: IncomingMessage, done: (body: Result<Buffer, 'too-large'>) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    const wasTooLarge = bytes > MAX_GAME_MESSAGE_BYTES;
    bytes += chunk.byteLength;
    if (wasTooLarge) return;
    if (bytes > MAX_GAME_MESSAGE_BYTES)
      done(failure('too-large', `The message has more than ${MAX_GAME_MESSAGE_BYTES} bytes.`));
    else chunks.push(chunk);
  });
  request.on('end', () => {
    if (bytes <= MAX_GAME_MESSAGE_BYTES) done(success(Buffer.concat(chunks, bytes)));
  });
  request.on('error', () => request.destroy());
}

/**
 * Answers with the error. Closes the connection of a sender without the token, and that of an incomplete request
 * instead of reading the rest.
 */
function refuse(response: ServerResponse, error: Failure<ApiErrorCode>): void {
  if (!response.req.complete || error.code === 'wrong-token' || error.code === 'not-found')
    response.setHeader('Connection', 'close');
  // RFC 9110 wants these with their statuses.
  if (error.code === 'bad-method')
    response.setHeader('Allow', pathOf(response.req) === SELF_PATH ? 'POST' : 'GET, HEAD');
  if (error.code === 'compressed') response.setHeader('Accept-Encoding', 'identity');
  if (error.code === 'wrong-token') response.setHeader('WWW-Authenticate', 'Bearer');
  send(response, API_STATUS[error.code], formatApiError(error));
}

function send(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(body);
}
