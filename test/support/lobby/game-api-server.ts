import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { WebSocket } from 'ws';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import type { RankGiver } from '../../../main/host/game-api/apply-ranks.ts';
import { GameApi } from '../../../main/host/game-api/game-api.ts';
import type { GameLobby } from '../../../main/host/game-api/game-lobby.ts';
import { openLoopbackGameServer } from '../../../main/host/game-api/loopback-game-server.ts';
import { openSignallingServer } from '../../../main/host/listen/signalling-server.ts';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import type { ServerGameMessage } from '../../../shared/protocol/server-game.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from './host-parts.ts';

/** The token that the API of these tests requires. */
export const TOKEN = 'integration-token-0123456789';
/** A game server message with one player who is in the lobby. */
export const ONE_PLAYER = JSON.stringify({ type: 'players', players: [{ name: 'Fox', position: [1, 2, 3] }] });

interface TestApi {
  readonly tlsPort: number;
  readonly plainPort: number;
  readonly applied: ServerGameMessage[];
  readonly errors: unknown[];
  /** Received signalling messages, by connection. */
  readonly joinAttempts: unknown[];
}

/** Opens the game API of a lobby with the player Fox, over TLS and plain HTTP, until the test ends. */
export async function startApi(
  options: { readonly lobby?: GameLobby; readonly maxWaitingConnections?: number; readonly ranks?: RankGiver } = {},
): Promise<TestApi> {
  const applied: ServerGameMessage[] = [];
  const errors: unknown[] = [];
  const joinAttempts: unknown[] = [];
  const lobby: GameLobby = {
    applyServerMessage: (message) => {
      applied.push(message);
      const unknown = message.players.flatMap(({ name, id }) => (name === 'Fox' ? [] : [name ?? `#${id}`]));
      return { applied: message.players.length - unknown.length, unknown };
    },
    describeForGames: () => ({
      lobbyName: 'Den',
      phase: 'meeting',
      rules: DEFAULT_HEARING_RULES,
      participants: [{ id: 1, name: 'Fox', identity: 'Zm94LWlkZW50aXR5LWJ5dGU' }],
    }),
  };
  const gameApi = new GameApi({
    allowedOrigins: ['https://cfx-nui-den'],
    nowMs: monotonicMs,
    onError: (error) => errors.push(error),
  });
  gameApi.serve(TOKEN, options.lobby ?? lobby, options.ranks);
  const tls = await openSignallingServer({
    bindAddress: '127.0.0.1',
    port: 0,
    identity: await createTlsIdentity(Date.now()),
    maxWaitingConnections: options.maxWaitingConnections ?? 50,
    nowMs: monotonicMs,
    accept: (connection) => ({ handleMessage: () => joinAttempts.push(connection), handleClosed: () => undefined }),
    gameApi,
    onError: (error) => errors.push(error),
  });
  const plain = await openLoopbackGameServer(gameApi, 0, (error) => errors.push(error));
  if (!tls.ok || !plain.ok) throw new Error('a port could not be opened');
  afterTest(async () => {
    gameApi.close();
    await plain.value.close();
    await tls.value.close();
  });
  return { tlsPort: tls.value.port, plainPort: plain.value.port, applied, errors, joinAttempts };
}

export interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly json: {
    readonly type?: string;
    readonly code?: string;
    readonly message?: string;
    readonly applied?: number;
    readonly unknown?: string[];
  };
}

/** Sends one request, with the right token unless `headers` says otherwise. */
export function call(
  port: number,
  isTls: boolean,
  { method = 'POST', path = '/game/v1/players', headers = {}, body = '' }: Call = {},
): Promise<Answer> {
  const options = {
    port,
    host: '127.0.0.1',
    method,
    path,
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    rejectUnauthorized: false,
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          json: text === '' ? {} : (JSON.parse(text) as Answer['json']),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

interface TestSocket {
  readonly socket: WebSocket;
  readonly answers: Answer['json'][];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** Opens a WebSocket that is closed when the test ends. Rejects with the status that refused it. */
export async function openSocket(
  url: string,
  headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
): Promise<TestSocket> {
  const socket = new WebSocket(url, { rejectUnauthorized: false, headers });
  afterTest(() => socket.terminate());
  const answers: TestSocket['answers'] = [];
  socket.on('message', (data) => answers.push(JSON.parse(String(data)) as Answer['json']));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('error', () => undefined);
  return { socket, answers, closed };
}
