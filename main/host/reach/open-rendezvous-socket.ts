import { WebSocket } from 'ws';
import { MAX_RENDEZVOUS_ANSWER_LENGTH } from '../../../shared/rendezvous/messages.ts';
import type { OpenTextSocket } from '../../../shared/rendezvous/text-socket.ts';

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** Keeps routers from forgetting the connection, and finds out when it is lost without a word. */
const PING_INTERVAL_MS = 15_000;
/** UTF-8 needs up to three bytes for a UTF-16 code unit. */
const MAX_MESSAGE_BYTES = 3 * MAX_RENDEZVOUS_ANSWER_LENGTH;

/** Opens a host's connection to a rendezvous, which stays open as long as the lobby. */
export const openRendezvousSocket: OpenTextSocket = (url, events) => {
  const socket = new WebSocket(url, {
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
  });
  let isAnswered = true;
  let isClosed = false;
  const pings = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    if (socket.readyState !== socket.OPEN) return;
    isAnswered = false;
    socket.ping();
  }, PING_INTERVAL_MS);
  pings.unref();
  socket.on('pong', () => (isAnswered = true));
  socket.on('message', (data, isBinary) => {
    if (isClosed) return;
    if (isBinary) socket.terminate();
    else events.onText(String(data));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(pings);
    if (isClosed) return;
    isClosed = true;
    events.onClosed();
  });
  return {
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close() {
      isClosed = true;
      socket.terminate();
    },
  };
};
