import { beforeEach, expect, it } from 'vitest';
import { createSocketMainProcess } from '../../../../renderer/bridge/socket-main-process.ts';
import type { MainProcess } from '../../../../renderer/bridge/main-process.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';

class FakeSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  readonly sent: { id: number; name: string; request: unknown }[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  open(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: typeof data === 'string' ? data : JSON.stringify(data) }));
  }

  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

let socket: FakeSocket;
let main: MainProcess;

beforeEach(() => {
  socket = new FakeSocket();
  main = createSocketMainProcess(socket as unknown as WebSocket);
});

it('sends commands that were given before the socket was open, in their order', () => {
  void main.bridge.invoke('settings:read', {});
  void main.bridge.invoke('link:leave', {});
  expect(socket.sent).toEqual([]);
  socket.open();
  expect(socket.sent.map(({ name }) => name)).toEqual(['settings:read', 'link:leave']);
});

it('gives each answer to the command it belongs to, in whatever order they come', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  const hosted = main.bridge.invoke('lobby:practice', {});
  socket.receive({ id: socket.sent[1]?.id, result: { ok: true, value: { invitation: 'x' } } });
  socket.receive({ id: socket.sent[0]?.id, result: { ok: false, error: { code: 'port-in-use', message: 'No.' } } });
  expect(await hosted).toEqual({ ok: true, value: { invitation: 'x' } });
  expect(await settings).toEqual({ ok: false, error: { code: 'port-in-use', message: 'No.' } });
});

it('takes a failure whose code it does not know for one inside Earshot, with its message', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  socket.receive({ id: 0, result: { ok: false, error: { code: 'unheard-of', message: 'No.' } } });
  expect(await settings).toEqual({ ok: false, error: { code: 'internal', message: 'No.' } });
});

it('turns an answer that does not fit the contract into a failure', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  socket.receive({ id: 0, result: { ok: true, value: { ...DEFAULT_SETTINGS, theme: 'pink' } } });
  expect(await settings).toMatchObject({ ok: false, error: { code: 'unexpected-answer' } });
});

it('tells events that fit the contract, and drops frames and events that do not', () => {
  const heard: unknown[] = [];
  main.bridge.on('lobby:ended', (payload) => heard.push(payload));
  socket.receive({ event: 'lobby:ended', payload: { message: 'Gone.' } });
  for (const bad of [
    '',
    '{',
    'null',
    '[]',
    { event: 'lobby:ended', payload: {} },
    { event: 'ended', payload: {} },
    { id: 1 },
    { id: 99, result: { ok: true, value: 1 } },
  ])
    socket.receive(bad);
  expect(heard).toEqual([{ message: 'Gone.' }]);
});

it('fails all commands when the main process ends, reports it once, and fails every later command', async () => {
  let endings = 0;
  main.onEnded(() => endings++);
  socket.open();
  const pending = main.bridge.invoke('settings:read', {});
  socket.close();
  socket.close();
  expect(await pending).toMatchObject({ ok: false, error: { code: 'main-process-ended' } });
  expect(await main.bridge.invoke('link:leave', {})).toMatchObject({
    ok: false,
    error: { code: 'main-process-ended' },
  });
  expect(endings).toBe(1);
});
