import { MAX_RENDEZVOUS_ANSWER_LENGTH } from './messages.ts';

/** A WebSocket as the guests and hosts of a rendezvous use it: text messages only. */
export interface TextSocket {
  /** Sends a text, or nothing if the socket is not open. */
  send(text: string): void;
  close(): void;
}

export interface TextSocketEvents {
  readonly onText: (text: string) => void;
  /** The socket closed, or never opened. Called once, and not after `close`. */
  readonly onClosed: () => void;
}

/** Connects to a `ws:` or `wss:` URL. */
export type OpenTextSocket = (url: string, events: TextSocketEvents) => TextSocket;

interface WebSocketLike {
  readonly readyState: number;
  readonly OPEN: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close' | 'error', listener: () => void): void;
}

/** Opens the WebSocket of this environment: pages and Node have the same. */
export const openWebSocket: OpenTextSocket = (url, events) => {
  const { WebSocket } = globalThis as unknown as { readonly WebSocket: new (url: string) => WebSocketLike };
  const socket = new WebSocket(url);
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    socket.close();
  };
  const end = (): void => {
    if (isClosed) return;
    close();
    events.onClosed();
  };
  socket.addEventListener('message', ({ data }) => {
    if (isClosed) return;
    if (typeof data === 'string' && data.length <= MAX_RENDEZVOUS_ANSWER_LENGTH) events.onText(data);
    else end();
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  return {
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close,
  };
};
