import { EVENT_NAMES, MAX_IPC_MESSAGE_LENGTH, type EarshotBridge } from '../../shared/ipc/contract.ts';
import {
  clientboundFrameSchema,
  type EventFrame,
  type RequestFrame,
  type ResponseFrame,
} from '../../shared/ipc/frames.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { failure } from '../../shared/result.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { MainProcess } from './main-process.ts';
import { parsePayload, parseResponse } from './parse-inbound.ts';

const ENDED = failure('main-process-ended', 'The connection to the main process is closed.');

/**
 * Reaches the main process through a WebSocket that is open or opening. Commands sent before it opens wait for it. When
 * it closes, all pending and later commands fail with `main-process-ended`. Frames that do not fit the contract are
 * dropped.
 */
export function createSocketMainProcess(socket: WebSocket): MainProcess {
  const pending = new Map<number, (result: unknown) => void>();
  const waiting: string[] = [];
  const events = new TypedEmitter<Record<string, unknown>>((error) => reportError(error));
  let hasEnded = false;
  let nextId = 0;

  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', ({ data }) => {
    const frame = parseMessage(typeof data === 'string' ? data : '', clientboundFrameSchema, MAX_IPC_MESSAGE_LENGTH);
    if (!frame.ok) return;
    if ('event' in frame.value) receiveEvent(frame.value);
    else receiveResponse(frame.value);
  });
  socket.addEventListener('close', () => {
    if (hasEnded) return;
    hasEnded = true;
    for (const resolve of pending.values()) resolve(ENDED);
    pending.clear();
    events.emit('ended', undefined);
  });

  function receiveEvent({ event, payload }: EventFrame): void {
    if ((EVENT_NAMES as readonly string[]).includes(event)) events.emit(event, payload);
  }

  function receiveResponse({ id, result }: ResponseFrame): void {
    pending.get(id)?.(result);
    pending.delete(id);
  }

  function exchange(name: string, request: unknown): Promise<unknown> {
    if (hasEnded) return Promise.resolve(ENDED);
    const frame: RequestFrame = { id: nextId++, name, request };
    const text = JSON.stringify(frame);
    if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
    else socket.send(text);
    return new Promise((resolve) => pending.set(frame.id, resolve));
  }

  const bridge: EarshotBridge = {
    invoke: async (name, request) => parseResponse(name, await exchange(name, request)),
    on: (name, listener) =>
      events.on(name, (payload) => {
        const parsed = parsePayload(name, payload);
        if (parsed !== undefined) listener(parsed);
      }),
  };
  return { bridge, onEnded: (listener) => events.on('ended', listener) };
}
