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

it('sends commands issued before the socket opened, in their order', () => {
  void main.bridge.invoke('settings:read', {});
  void main.bridge.invoke('link:leave', { link: 0 });
  expect(socket.sent).toEqual([]);
  socket.open();
  expect(socket.sent.map(({ name }) => name)).toEqual(['settings:read', 'link:leave']);
});

it('matches each answer to its command, in whatever order they arrive', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  const hosted = main.bridge.invoke('lobby:practice', {});
  socket.receive({ id: socket.sent[1]?.id, result: { ok: true, value: { invitation: 'x', notices: [] } } });
  socket.receive({ id: socket.sent[0]?.id, result: { ok: false, error: { code: 'port-in-use', message: 'No.' } } });
  expect(await hosted).toEqual({ ok: true, value: { invitation: 'x', notices: [] } });
  expect(await settings).toEqual({ ok: false, error: { code: 'port-in-use', message: 'No.' } });
});

it('treats a failure with an unknown code as an internal error, and keeps its message', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  socket.receive({ id: 0, result: { ok: false, error: { code: 'unheard-of', message: 'No.' } } });
  expect(await settings).toEqual({ ok: false, error: { code: 'internal', message: 'No.' } });
});

it('turns an answer that violates the contract into a failure', async () => {
  socket.open();
  const settings = main.bridge.invoke('settings:read', {});
  socket.receive({ id: 0, result: { ok: true, value: { ...DEFAULT_SETTINGS, theme: 'pink' } } });
  expect(await settings).toMatchObject({ ok: false, error: { code: 'unexpected-answer' } });
});

it('passes on events that fit the contract, and drops other frames and events', () => {
  const heard: unknown[] = [];
  main.bridge.on('link:ended', (payload) => heard.push(payload));
  socket.receive({ event: 'link:ended', payload: { link: 0, reason: 'removed' } });
  for (const bad of [
    '',
    '{',
    'null',
    '[]',
    { event: 'link:ended', payload: {} },
    { event: 'ended', payload: {} },
    { id: 1 },
    { id: 99, result: { ok: true, value: 1 } },
  ])
    socket.receive(bad);
  expect(heard).toEqual([{ link: 0, reason: 'removed' }]);
});

it('fails all commands when the main process ends, reports it once, and fails every later command', async () => {
  let endings = 0;
  main.onEnded(() => endings++);
  socket.open();
  const pending = main.bridge.invoke('settings:read', {});
  socket.close();
  socket.close();
  expect(await pending).toMatchObject({ ok: false, error: { code: 'main-process-ended' } });
  expect(await main.bridge.invoke('link:leave', { link: 0 })).toMatchObject({
    ok: false,
    error: { code: 'main-process-ended' },
  });
  expect(endings).toBe(1);
});
