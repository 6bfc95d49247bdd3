import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Visitor } from '../door/front-door.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { applyGameMessage } from './apply-game-message.ts';
import { GameApiAccess } from './game-api-access.ts';
import { formatGameApiError, GAME_API_STATUS, type GameApiError, type GameApiErrorCode } from './game-api-error.ts';
import { MAX_GAME_CONNECTIONS, MAX_GAME_MESSAGES_PER_SECOND, MAX_GAME_MESSAGE_BYTES } from './game-api-limits.ts';
import { GameConnections } from './game-connections.ts';
import type { GameLobby } from './game-lobby.ts';
import { serveGameSocket } from './game-socket.ts';
import { readBody } from './read-body.ts';

export const GAME_API_PATH = '/game/v1';

/** The accepted method for each path. */
const METHODS: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  [`${GAME_API_PATH}/players`, 'POST'],
  [`${GAME_API_PATH}/lobby`, 'GET'],
]);

export interface GameApiOptions {
  readonly token: string;
  /** Origins of web pages that may use the API, in lower case. */
  readonly allowedOrigins: readonly string[];
  readonly lobby: GameLobby;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** Returns whether a request is for the server API, judging by its path. */
export function isGameRequest({ url = '' }: IncomingMessage): boolean {
  return pathOf(url).startsWith('/game/');
}

/**
 * The server API: a game server with the token reports where all players are, and requests the list of participants.
 * Serves the requests of one or more HTTP servers. docs/games/game-server-api.md describes it.
 */
export class GameApi {
  readonly #options: GameApiOptions;
  readonly #access: GameApiAccess;
  readonly #connections: GameConnections;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_GAME_MESSAGE_BYTES,
    perMessageDeflate: false,
  });

  constructor(options: GameApiOptions) {
    this.#options = options;
    this.#access = new GameApiAccess(options.token, options.allowedOrigins, options.nowMs);
    this.#connections = new GameConnections(options.nowMs);
  }

  /** Answers a request. A connection that has shown the token is trusted; any other ends after the answer. */
  handleRequest(request: IncomingMessage, response: ServerResponse, visitor: Visitor): void {
    const origin = this.#access.allowedOriginOf(request.headers);
    if (origin !== undefined) {
      response.setHeader('access-control-allow-origin', origin).setHeader('vary', 'origin');
      if (request.method === 'OPTIONS') {
        visitor.refuse();
        response.writeHead(204, { ...PREFLIGHT_HEADERS, ...CLOSING }).end();
        return;
      }
    }
    this.#answer(request, visitor).then(
      (answer) => respond(response, answer),
      (error: unknown) => {
        this.#options.onError(error);
        respond(response, failure('internal', 'The lobby could not answer the request.'));
      },
    );
  }

  /** Upgrades a request to a WebSocket, or refuses it over HTTP. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void {
    const path = pathOf(request.url);
    const admitted = path === GAME_API_PATH ? this.#admit(request, visitor) : notFound(path);
    if (!admitted.ok) {
      visitor.refuse();
      return refuseUpgrade(socket, admitted.error);
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const { lobby, nowMs, onError } = this.#options;
      serveGameSocket(opened, {
        lobby,
        nowMs,
        onError,
        takeMessage: () => this.#connections.takeMessage(request.socket),
      });
    });
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  async #answer(request: IncomingMessage, visitor: Visitor): Promise<Result<string, GameApiErrorCode>> {
    const path = pathOf(request.url);
    const admitted = this.#admit(request, visitor);
    if (!admitted.ok) {
      visitor.refuse();
      return admitted;
    }
    if (!this.#connections.takeMessage(request.socket)) {
      return failure(
        'too-many-messages',
        `More than ${MAX_GAME_MESSAGES_PER_SECOND} messages a second were sent. Put all players into one message.`,
      );
    }
    const method = METHODS.get(path);
    if (path === GAME_API_PATH)
      return failure(
        'websocket-only',
        `${GAME_API_PATH} is a WebSocket. Over HTTP, send POST to ${GAME_API_PATH}/players.`,
      );
    if (method === undefined) return notFound(path);
    if (method !== request.method) return failure('wrong-method', `${path} takes ${method} only.`);
    const { lobby } = this.#options;
    if (method === 'GET') return success(describe(lobby));
    const body = await readBody(request, MAX_GAME_MESSAGE_BYTES);
    return body.ok ? applyGameMessage(body.value, lobby) : body;
  }

  #admit(request: IncomingMessage, visitor: Visitor): Result<void, GameApiErrorCode> {
    const allowed = this.#access.check(request.headers, visitor.group);
    if (!allowed.ok) return allowed;
    if (this.#connections.admit(request.socket)) {
      visitor.trust();
      return allowed;
    }
    return failure(
      'too-many-connections',
      `${MAX_GAME_CONNECTIONS} connections of game servers are open. Keep one and use it again.`,
    );
  }
}

function describe(lobby: GameLobby): string {
  const { lobbyName, phase, rules, participants } = lobby.describeForGames();
  const { law, minMetres, maxMetres } = rules;
  return JSON.stringify({ type: 'lobby', lobby: lobbyName, phase, rules: { law, minMetres, maxMetres }, participants });
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? '';
}

function notFound(path: string): Result<never, GameApiErrorCode> {
  return failure('not-found', `There is nothing at ${path.slice(0, 100)}. See docs/games/game-server-api.md.`);
}

function respond(response: ServerResponse, answer: Result<string, GameApiErrorCode>): void {
  if (response.destroyed) return;
  const body = `${answer.ok ? answer.value : formatGameApiError(answer.error)}\n`;
  response
    .writeHead(
      answer.ok ? 200 : GAME_API_STATUS[answer.error.code],
      answer.ok ? COMMON_HEADERS : headersOf(answer.error.code),
    )
    .end(body);
}

const COMMON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** Answers the question that a browser asks before a page's request with a token (Fetch Standard, CORS preflight). */
const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '600',
} as const;

const CLOSING = { connection: 'close' } as const;

/** The answers after which a connection ends: it has not shown the token, or there is no room for it. */
const REFUSALS: ReadonlySet<GameApiErrorCode> = new Set([
  'browser-refused',
  'too-many-attempts',
  'too-many-connections',
]);

function headersOf(code: GameApiErrorCode): Record<string, string> {
  if (code === 'wrong-token') return { ...COMMON_HEADERS, ...CLOSING, 'www-authenticate': 'Bearer' };
  if (code === 'too-many-messages') return { ...COMMON_HEADERS, 'retry-after': '1' };
  return REFUSALS.has(code) ? { ...COMMON_HEADERS, ...CLOSING } : COMMON_HEADERS;
}

function refuseUpgrade(socket: Duplex, error: GameApiError): void {
  const body = `${formatGameApiError(error)}\n`;
  const status = GAME_API_STATUS[error.code];
  const headers = Object.entries({
    ...headersOf(error.code),
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');
  socket.on('error', () => socket.destroy());
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}
