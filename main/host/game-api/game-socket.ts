import type { RawData, WebSocket } from 'ws';
import { invariant } from '../../../shared/invariant.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { applyGameMessage } from './apply-game-message.ts';
import { formatGameApiError } from './game-api-error.ts';
import { MAX_DROPPED_GAME_MESSAGES, MAX_GAME_MESSAGES_PER_SECOND } from './game-api-limits.ts';
import type { GameLobby } from './game-lobby.ts';

/** A game server that stops responding has lost its network, and others need its place. */
const PING_INTERVAL_MS = 10_000;

/** "Policy violation" of RFC 6455, section 7.4.1. */
const CLOSE_POLICY = 1_008;

/** The connection is closed when this many bytes of answers remain unread. */
const MAX_UNREAD_BYTES = 65_536;

export interface GameSocketOptions {
  readonly lobby: GameLobby;
  readonly takeMessage: () => boolean;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** Serves the WebSocket of a game server that has shown the token: it answers each message, in order. */
export function serveGameSocket(socket: WebSocket, { lobby, takeMessage, nowMs, onError }: GameSocketOptions): void {
  const dropped = new TokenBucket(MAX_DROPPED_GAME_MESSAGES, MAX_GAME_MESSAGES_PER_SECOND, nowMs());
  const complaints = new TokenBucket(1, 1, nowMs());
  const answer = (text: string): void => {
    if (socket.readyState === socket.OPEN && socket.bufferedAmount <= MAX_UNREAD_BYTES) socket.send(text);
  };
  keepAlive(socket);
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    // Frames that arrived before the close are still read.
    if (socket.readyState !== socket.OPEN) return;
    if (takeMessage()) return answer(answerTo(data, lobby, onError));
    if (!dropped.take(1, nowMs())) return socket.close(CLOSE_POLICY, 'too-many-messages');
    const message = `More than ${MAX_GAME_MESSAGES_PER_SECOND} messages per second: those above are dropped. Put all players into one message.`;
    if (complaints.take(1, nowMs())) answer(formatGameApiError({ code: 'too-many-messages', message }));
  });
}

/** Answers a message in a text or binary frame: some engines send only binary ones unless told otherwise. */
function answerTo(data: RawData, lobby: GameLobby, onError: (error: unknown) => void): string {
  try {
    invariant(Buffer.isBuffer(data), 'ws delivers whole messages as one buffer');
    const applied = applyGameMessage(data, lobby);
    return applied.ok ? applied.value : formatGameApiError(applied.error);
  } catch (error) {
    onError(error);
    return formatGameApiError({ code: 'internal', message: 'The lobby could not apply the message.' });
  }
}

function keepAlive(socket: WebSocket): void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, PING_INTERVAL_MS);
  timer.unref();
  socket.on('pong', () => {
    isAnswered = true;
  });
  socket.once('close', () => clearInterval(timer));
}
