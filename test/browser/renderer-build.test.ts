import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { MAX_IPC_MESSAGE_LENGTH, type EarshotContract } from '../../shared/ipc/contract.ts';
import type { CommandName } from '../../shared/ipc/define.ts';
import { requestFrameSchema } from '../../shared/ipc/frames.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { createFakeBridge } from '../support/window/fake-bridge.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

/** The content policy with which both shells serve the window. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const projectFolder = path.resolve(import.meta.dirname, '../..');
const fake = createFakeBridge({ settings: { name: 'Mira', theme: 'dark', isSetUp: true } });
let folder: string;
let server: Server;
let sockets: WebSocketServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-build-'));
  await build({
    root: path.join(projectFolder, 'renderer'),
    configFile: path.join(projectFolder, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : path.normalize(request.url ?? '');
    response.setHeader('content-security-policy', CONTENT_POLICY);
    response.setHeader('content-type', TYPES[path.extname(name)] ?? 'application/octet-stream');
    response.end(request.url === '/session' ? 'session' : readFileSync(path.join(folder, name)));
  });
  sockets = new WebSocketServer({ server, path: '/ipc' });
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const frame = parseMessage(data.toString(), requestFrameSchema, MAX_IPC_MESSAGE_LENGTH);
      if (!frame.ok) return complaints.push(frame.error.message);
      const { id, name, request } = frame.value;
      void fake.bridge
        .invoke(name as CommandName<EarshotContract>, request as never)
        .then((result) => socket.send(JSON.stringify({ id, result })));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchTestBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser.close();
  sockets.close();
  server.close();
  rmSync(folder, { recursive: true });
});

it('the built window runs under the content policy of the shells: settings, microphone, meter and self test', async () => {
  const settings = await openSettingsPage(page, en.settings.page.profile);
  expect(await settings.getByLabel(en.settings.name).inputValue()).toBe('Mira');
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await settings.getByRole('tab', { name: en.settings.page.audio, exact: true }).click();
  const turnOn = page.getByRole('button', { name: en.devices.off.turnOn });
  const test = page.getByRole('button', { name: en.devices.test.start });
  await turnOn.or(test).first().waitFor();
  if (await turnOn.isVisible()) await turnOn.click();
  await test.click();
  const meter = page.getByRole('meter', { name: en.devices.inputLevel });
  await vi.waitFor(async () => expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(10), {
    timeout: 20_000,
    interval: 50,
  });
  await page.getByText(en.devices.test.hintPlaying).waitFor();
  expect(complaints).toEqual([]);
});

it('a settings change reaches the main process in the form that the contract defines', async () => {
  await page.getByRole('tab', { name: en.settings.page.talking, exact: true }).click();
  await page.getByRole('radio', { name: en.voice.mode['open-mic'] }).check();
  await vi.waitFor(() =>
    expect(fake.calls).toContainEqual({ name: 'settings:update', request: { talkMode: 'open-mic' } }),
  );
});

it('reports when the socket to the main process closes', async () => {
  for (const socket of sockets.clients) socket.terminate();
  await page.getByRole('heading', { name: en.app.ended.title }).waitFor();
});
