import type { WebSocket } from 'ws';
import { MAX_IPC_MESSAGE_LENGTH } from '../../../../shared/ipc/contract.ts';
import type { EventFrame } from '../../../../shared/ipc/frames.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { Log } from '../../../../shared/log.ts';

/** The largest accepted frame, bytes: the IPC limit is in characters, of at most three bytes each in JSON. */
export const MAX_FRAME_BYTES = 3 * MAX_IPC_MESSAGE_LENGTH;

/** A window waits for a handful of answers at once; one with more pending requests is broken. */
const MAX_REQUESTS_UNDER_WAY = 64;

// Close codes of RFC 6455, section 7.4.1.
const CLOSE_UNSUPPORTED_DATA = 1003;
const CLOSE_POLICY_VIOLATION = 1008;

/** A window's end of the IPC. */
export interface IpcSocket {
  send(frame: EventFrame): void;
  close(): void;
}

/**
 * Lets `router` answer what arrives on an accepted WebSocket. A window that breaks the rules is disconnected and
 * logged.
 */
export function serveIpcSocket(socket: WebSocket, router: IpcRouter, log: Log): IpcSocket {
  let requestsUnderWay = 0;

  function refuse(code: number, reason: string): void {
    log.warn(`A window was disconnected: ${reason}`);
    socket.close(code, reason);
  }

  async function answer(text: string): Promise<void> {
    requestsUnderWay++;
    try {
      const answered = await router.answer(text);
      if (!answered.ok) refuse(CLOSE_POLICY_VIOLATION, 'not a request frame');
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(answered.value));
    } finally {
      requestsUnderWay--;
    }
  }

  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) refuse(CLOSE_UNSUPPORTED_DATA, 'binary message');
    else if (requestsUnderWay >= MAX_REQUESTS_UNDER_WAY) refuse(CLOSE_POLICY_VIOLATION, 'too many requests at once');
    else void answer(String(data));
  });
  socket.on('error', (error) => log.warn('The connection to a window failed.', error.message));

  return {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    close: () => socket.close(),
  };
}
