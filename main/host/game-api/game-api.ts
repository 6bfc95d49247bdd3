import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Visitor } from '../../door/front-door.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { applyGameMessage } from './apply-game-message.ts';
import { GameApiAccess } from './game-api-access.ts';
import { findEncodingFlaw } from '../../../shared/protocol/content-encoding.ts';
import { formatGameApiError, GAME_API_STATUS, type GameApiError, type GameApiErrorCode } from './game-api-error.ts';
import { MAX_GAME_CONNECTIONS, MAX_GAME_MESSAGES_PER_SECOND, MAX_GAME_MESSAGE_BYTES } from './game-api-limits.ts';
import { GameConnections } from './game-connections.ts';
import { applyRanks, type RankGiver } from './apply-ranks.ts';
import type { GameLobby } from './game-lobby.ts';
import { serveGameSocket } from './game-socket.ts';
import { readBody } from './read-body.ts';

export const GAME_API_PATH = '/game/v1';

/** The accepted methods for each path. */
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  [`${GAME_API_PATH}/players`, ['POST']],
  [`${GAME_API_PATH}/ranks`, ['POST']],
  [`${GAME_API_PATH}/lobby`, ['GET', 'HEAD']],
]);

export interface GameApiOptions {
  /** Origins of web pages that may use the API, in lower case. */
  readonly allowedOrigins: readonly string[];
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** A lobby as the API serves it: its token chooses it, and its limits are its own. */
interface ServedLobby {
  readonly token: string;
  readonly lobby: GameLobby;
  /** Undefined = the token gives no ranks. */
  readonly ranks: RankGiver | undefined;
  readonly connections: GameConnections;
}

/** Returns whether a request is for the server API, judging by its path. */
export function isGameRequest({ url = '' }: IncomingMessage): boolean {
  return pathOf(url).startsWith('/game/');
}

/**
 * The server API: a game server with a lobby's token reports where all players are, and requests the list of
 * participants. Serves the lobbies of one host, and the requests of one or more HTTP servers.
 * docs/games/game-server-api.md describes it.
 */
export class GameApi {
  readonly #options: GameApiOptions;
  readonly #lobbies: ServedLobby[] = [];
  readonly #access: GameApiAccess<ServedLobby>;
  // Messages are decoded as over HTTP: bytes that are not UTF-8 cost one player, not the connection.
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_GAME_MESSAGE_BYTES,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });

  constructor(options: GameApiOptions) {
    this.#options = options;
    this.#access = new GameApiAccess(this.#lobbies, options.allowedOrigins, options.nowMs);
  }

  /**
   * Serves a lobby to game servers with `token`. `ranks`: undefined = the token gives no ranks. Returns a function that
   * ends this.
   */
  serve(token: string, lobby: GameLobby, ranks?: RankGiver): () => void {
    const served = { token, lobby, ranks, connections: new GameConnections(this.#options.nowMs) };
    this.#lobbies.push(served);
    return () => void this.#lobbies.splice(this.#lobbies.indexOf(served), 1);
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
    const { lobby, connections } = admitted.value;
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const { nowMs, onError } = this.#options;
      serveGameSocket(opened, { lobby, nowMs, onError, takeMessage: () => connections.takeMessage(request.socket) });
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
    const { lobby, ranks, connections } = admitted.value;
    if (!connections.takeMessage(request.socket)) {
      return failure(
        'too-many-messages',
        `More than ${MAX_GAME_MESSAGES_PER_SECOND} messages per second were sent. Put all players into one message.`,
      );
    }
    const methods = METHODS.get(path);
    if (path === GAME_API_PATH)
      return failure(
        'websocket-only',
        `${GAME_API_PATH} is a WebSocket. Over HTTP, send POST to ${GAME_API_PATH}/players.`,
      );
    if (methods === undefined) return notFound(path);
    if (!methods.includes(request.method ?? '')) return failure('wrong-method', `${path} takes ${methods[0]} only.`);
    if (request.method !== 'POST') return success(describe(lobby));
    const flaw = findEncodingFlaw(request.headers);
    if (flaw !== undefined) return failure('compressed', flaw);
    const body = await readBody(request, MAX_GAME_MESSAGE_BYTES);
    if (!body.ok) return body;
    return path === `${GAME_API_PATH}/ranks` ? applyRanks(body.value, ranks) : applyGameMessage(body.value, lobby);
  }

  #admit(request: IncomingMessage, visitor: Visitor): Result<ServedLobby, GameApiErrorCode> {
    const allowed = this.#access.check(request.headers, visitor.group);
    if (!allowed.ok) return allowed;
    if (allowed.value.connections.admit(request.socket)) {
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

/** A client that takes this host for a proxy sends its whole address (RFC 9112, section 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?]*/i;

function pathOf(url = ''): string {
  return url.replace(ORIGIN, '').split('?', 1)[0] ?? '';
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
      answer.ok ? COMMON_HEADERS : headersOf(answer.error.code, pathOf(response.req.url)),
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

/** Returns the headers of an error, with those that its status needs (RFC 9110, sections 11.6.1 and 15.5). */
function headersOf(code: GameApiErrorCode, path: string): Record<string, string> {
  switch (code) {
    case 'wrong-token':
      return { ...COMMON_HEADERS, ...CLOSING, 'www-authenticate': 'Bearer' };
    case 'too-many-messages':
      return { ...COMMON_HEADERS, 'retry-after': '1' };
    case 'wrong-method':
      return { ...COMMON_HEADERS, allow: METHODS.get(path)?.join(', ') ?? '' };
    case 'websocket-only':
      return { ...COMMON_HEADERS, connection: 'upgrade', upgrade: 'websocket' };
    case 'compressed':
      return { ...COMMON_HEADERS, 'accept-encoding': 'identity' };
    default:
      return REFUSALS.has(code) ? { ...COMMON_HEADERS, ...CLOSING } : COMMON_HEADERS;
  }
}

function refuseUpgrade(socket: Duplex, error: GameApiError): void {
  const body = `${formatGameApiError(error)}\n`;
  const status = GAME_API_STATUS[error.code];
  const headers = Object.entries({
    ...headersOf(error.code, ''),
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
