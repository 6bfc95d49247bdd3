import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDesktopApp, type DesktopApp } from '../../../main/desktop/app/create-desktop-app.ts';
import { createIpcRouter, type IpcRouter } from '../../../main/desktop/app/ipc-router.ts';
import { startLoopbackServer } from '../../../main/desktop/shell/browser/loopback-server.ts';
import { serveElectronIpc, type IpcMainPort } from '../../../main/desktop/shell/electron/ipc-adapter.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../../main/desktop/shell/electron/ipc-channels.ts';
import { createPreloadApi, type IpcRendererPort } from '../../../main/desktop/shell/electron/preload-api.ts';
import type { IpcSender } from '../../../main/desktop/shell/electron/sender-policy.ts';
import { COMMAND_NAMES, contract, EVENT_NAMES } from '../../../shared/ipc/contract.ts';
import { connectIpc, openLink } from './browser-ipc.ts';
import { createFakePorts, type FakePorts } from '../desktop/fake-app-ports.ts';
import { silentLog } from '../silent-log.ts';

/** A window connected to the application by one of the shells' transports. */
export interface Transport {
  readonly app: DesktopApp;
  readonly ports: FakePorts;
  /** Sends a request like the page. */
  invoke(name: string, request: unknown): Promise<unknown>;
  /** Listens like the page. */
  on(name: string, listener: (payload: unknown) => void): () => void;
  /** Sends `text`, bypassing the page's code. True when it was refused: a failure as answer, or a closed connection. */
  isRefused(text: string): Promise<boolean>;
  /** Sends a request from something other than the window. Returns the answer. */
  invokeAsStranger(name: string, request: unknown): Promise<'refused' | 'answered'>;
  close(): Promise<void>;
}

function compose(shell: 'electron' | 'browser'): { app: DesktopApp; ports: FakePorts; router: IpcRouter } {
  const ports = createFakePorts(shell);
  const app = createDesktopApp(ports.dependencies);
  return { app, ports, router: createIpcRouter(contract, app.handlers, silentLog) };
}

/** The browser shell's real server, spoken to over a real WebSocket. */
export async function connectBrowserTransport(): Promise<Transport> {
  const { app, ports, router } = compose('browser');
  const rendererFolder = mkdtempSync(path.join(tmpdir(), 'earshot-contract-'));
  writeFileSync(path.join(rendererFolder, 'index.html'), '<!doctype html>');
  const server = await startLoopbackServer({
    rendererFolder,
    portNumbers: [0],
    app,
    router,
    log: silentLog,
    onWindowCount: () => {},
  });
  const headers = {
    Origin: `http://127.0.0.1:${server.port}`,
    'Sec-WebSocket-Protocol': await openLink(server.port, server.createLink()),
  };
  const socket = await connectIpc(server.port, headers);
  if (typeof socket === 'number') throw new Error(`The window was refused with ${socket}.`);
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const answers = new Map<number, (result: unknown) => void>();
  let nextId = 0;
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { id: number; result: unknown } | { event: string; payload: unknown };
    if ('event' in frame) for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload);
    else answers.get(frame.id)?.(frame.result);
  });
  const ask = (id: number, text: string) =>
    new Promise<unknown>((resolve) => {
      answers.set(id, resolve);
      if (answers.size === 1) socket.once('close', () => [...answers.values()].forEach((give) => give('closed')));
      socket.send(text);
    });

  return {
    app,
    ports,
    invoke(name, request) {
      const id = nextId++;
      return ask(id, JSON.stringify({ id, name, request }));
    },
    on(name, listener) {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener));
      return () => void own.delete(listener);
    },
    isRefused: async (text) => isFailure(await ask(-1, text)),
    async invokeAsStranger() {
      const strangers = [
        { ...headers, Origin: 'http://evil.test' },
        { Origin: headers.Origin },
        { ...headers, Host: 'evil.test' },
      ];
      const outcomes = await Promise.all(strangers.map((stranger) => connectIpc(server.port, stranger)));
      return outcomes.every((outcome) => outcome === 403) ? 'refused' : 'answered';
    },
    async close() {
      socket.terminate();
      await server.close();
      await app.close();
      rmSync(rendererFolder, { recursive: true });
    },
  };
}

/** Electron's adapter and preload, joined by a fake of Electron's IPC that copies messages like the real one. */
export async function connectElectronTransport(): Promise<Transport> {
  const { app, ports, router } = compose('electron');
  let handler: Parameters<IpcMainPort['handle']>[1] | undefined;
  const handled: string[] = [];
  serveElectronIpc(
    {
      handle(channel, listener) {
        handled.push(channel);
        handler = listener;
      },
    },
    router,
    silentLog,
  );
  const send = async (sender: IpcSender, text: unknown): Promise<unknown> =>
    structuredClone(await handler?.(sender, structuredClone(text)));
  const page: IpcSender = { senderFrame: { url: 'app://earshot/', parent: null } };
  let onEvent: Parameters<IpcRendererPort['on']>[1] | undefined;
  const preload = createPreloadApi(
    {
      invoke: (channel, text) =>
        handled.includes(channel) && channel === REQUEST_CHANNEL
          ? send(page, text)
          : Promise.reject(new Error('no such channel')),
      on: (channel, listener) => {
        if (channel === EVENT_CHANNEL) onEvent = listener;
      },
    },
    COMMAND_NAMES,
    EVENT_NAMES,
  );
  for (const name of EVENT_NAMES) {
    app.on(name, (payload) => {
      const frame = router.frameEvent(name, payload);
      if (frame !== undefined) onEvent?.({}, structuredClone(frame));
    });
  }
  const strangers: IpcSender[] = [
    { senderFrame: null },
    { senderFrame: { url: 'https://evil.test/', parent: null } },
    { senderFrame: { url: 'app://earshot/', parent: { url: 'app://earshot/' } } },
    { senderFrame: { url: 'app://earshot.evil.test/', parent: null } },
    { senderFrame: { url: 'file:///earshot/', parent: null } },
  ];

  return {
    app,
    ports,
    invoke: (name, request) => preload.invoke(name, request),
    on: (name, listener) => preload.on(name, listener),
    isRefused: async (text) => isFailure(await send(page, text)),
    async invokeAsStranger(name, request) {
      const answers = await Promise.all(
        strangers.map((stranger) => send(stranger, JSON.stringify({ id: 0, name, request }))),
      );
      return answers.every((answer) => isFailure(answer)) ? 'refused' : 'answered';
    },
    close: () => app.close(),
  };
}

function isFailure(answer: unknown): boolean {
  return answer === 'closed' || (answer as { ok?: unknown } | undefined)?.ok === false;
}
