import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDesktopApp, type DesktopApp } from '../../main/desktop/app/create-desktop-app.ts';
import { createIpcRouter } from '../../main/desktop/app/ipc-router.ts';
import { startLoopbackServer, type LoopbackServer } from '../../main/desktop/shell/browser/loopback-server.ts';
import { startBrowserShell } from '../../main/desktop/shell/browser/start-browser-shell.ts';
import { findTestBrowser } from '../../scripts/test/find-test-browser.ts';
import { findHeadlessBrowser } from '../../scripts/test/headless-browser.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { PARSED_INVITATION } from '../support/desktop/example-invitation.ts';
import { createFakePorts } from '../support/desktop/fake-app-ports.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { waitUntil } from '../support/wait-until.ts';
import { silentLog } from '../support/silent-log.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

const PROJECT_FOLDER = path.resolve(import.meta.dirname, '..', '..');

let browser: Browser;
let app: DesktopApp;
let server: LoopbackServer;
let stranger: Server;
let strangerPort: number;
let page: Page;
const violations: string[] = [];
/** The cookies that the browser sent to another program. */
const receivedByStranger: string[] = [];

beforeAll(async () => {
  const build = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale', 'renderer'], {
    cwd: PROJECT_FOLDER,
    encoding: 'utf8',
  });
  expect(build.status, build.stderr).toBe(0);
  const found = findHeadlessBrowser();
  if (!found.ok) throw new Error(found.error.message);
  browser = await chromium.launch({
    executablePath: found.value,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  app = createDesktopApp(createFakePorts().dependencies);
  await app.handlers['settings:update']({ isSetUp: true });
  server = await startLoopbackServer({
    rendererFolder: path.join(PROJECT_FOLDER, 'out', 'renderer'),
    portNumbers: [0],
    app,
    router: createIpcRouter(contract, app.handlers, silentLog),
    log: silentLog,
    onWindowCount: () => {},
  });
  // A page of another program on this machine. To a browser it is the same site, so cookies of one are sent to the
  // other, but another origin.
  stranger = createServer((request, response) => {
    receivedByStranger.push(request.headers.cookie ?? '');
    response
      .setHeader('Content-Type', 'text/html')
      .setHeader('Access-Control-Allow-Origin', '*')
      .end('<!doctype html><title>Stranger</title>');
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const address = stranger.address();
  strangerPort = typeof address === 'object' && address !== null ? address.port : 0;
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => violations.push(message.text()));
  page.on('pageerror', (error) => violations.push(error.message));
  await page.goto(server.createLink());
});

afterAll(async () => {
  await browser.close();
  stranger.closeAllConnections();
  stranger.close();
  await server.close();
});

describe('the app in Chromium', () => {
  it('starts without violating its content policy', async () => {
    await page.getByRole('button', { name: en.lobby.host.title }).waitFor();
    expect(violations).toEqual([]);
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
  });

  it('connects its WebSocket and shows an invitation that was opened outside the app', async () => {
    app.openInvitation(PARSED_INVITATION);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });

  it('sets no cookie, and its address keeps no secret', async () => {
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [document.cookie, location.hash, history.state as unknown])).toEqual([
      '',
      '',
      null,
    ]);
  });

  it('runs no text as code, and connects to no other address', async () => {
    const outcome = await page.evaluate(async (port) => {
      // Runs in a task of the page, because the policy does not apply to code that the debugger evaluates.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(String(new Function('return 1')()));
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      );
      const fetched = await fetch(`http://127.0.0.1:${port}/`).then(
        () => 'reached',
        () => 'blocked',
      );
      const socket = await new Promise((resolve) => {
        try {
          const attempt = new WebSocket(`ws://127.0.0.1:${port}/`);
          attempt.onopen = () => resolve('reached');
          attempt.onerror = () => resolve('blocked');
        } catch {
          resolve('blocked');
        }
      });
      return { evaluated, fetched, socket };
    }, strangerPort);
    expect(outcome).toEqual({ evaluated: 'EvalError', fetched: 'blocked', socket: 'blocked' });
  });

  it('rejects a page of another program on this machine', async () => {
    const other = await page.context().newPage();
    await other.goto(`http://127.0.0.1:${strangerPort}/`);
    const outcome = await other.evaluate(async (port) => {
      const socket = await new Promise((resolve) => {
        const attempt = new WebSocket(`ws://127.0.0.1:${port}/ipc`);
        attempt.onopen = () => resolve('reached');
        attempt.onerror = () => resolve('refused');
      });
      const read = await fetch(`http://127.0.0.1:${port}/`, { credentials: 'include' }).then(
        () => 'read',
        () => 'refused',
      );
      const frame = document.createElement('iframe');
      frame.src = `http://127.0.0.1:${port}/`;
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      return { socket, read };
    }, server.port);
    expect(outcome).toEqual({ socket: 'refused', read: 'refused' });
    const framed = other.frames().map((frame) => frame.url());
    await other.reload();
    expect(receivedByStranger.filter((cookie) => cookie !== '')).toEqual([]);
    // Chromium puts its own error page in place of a page that may not be framed.
    expect(framed).toContain('chrome-error://chromewebdata/');
    await other.close();
  });

  it('reloads with the same session', async () => {
    await page.reload();
    await page.getByRole('button', { name: en.lobby.host.title }).waitFor();
  });

  it('tells a person whose link was used what to do', async () => {
    const other = await page.context().newPage();
    const link = server.createLink();
    await other.goto(link);
    await other.getByRole('button', { name: en.lobby.host.title }).waitFor();
    const third = await page.context().newPage();
    await third.goto(link);
    await third.getByRole('heading', { name: 'This link was already used' }).waitFor();
    await other.close();
    await third.close();
  });

  it.runIf(process.platform === 'linux')('opens its own window without a ticket in the process list', async () => {
    const found = findTestBrowser();
    if (!found.ok) throw new Error(found.error.message);
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'earshot-window-'));
    const commands = new Set<string>();
    const printed: string[] = [];
    const windowApp = createDesktopApp(createFakePorts().dependencies);
    let isOpen = false;
    const handlers: typeof windowApp.handlers = {
      ...windowApp.handlers,
      'app:describe': (request) => {
        isOpen = true;
        return windowApp.handlers['app:describe'](request);
      },
    };
    const shell = await startBrowserShell({
      app: windowApp,
      router: createIpcRouter(contract, handlers, silentLog),
      placement: { firstBounds: () => null },
      log: silentLog,
      dataFolder,
      rendererFolder: path.join(PROJECT_FOLDER, 'out', 'renderer'),
      browser: { executablePath: found.value, isSnap: false },
      environment: { EARSHOT_BROWSER_ARGS: '--headless=new --disable-gpu' },
      platform: process.platform,
      homeFolder: dataFolder,
      isSuperuser: process.getuid?.() === 0,
      instanceSecret: 'instance-secret-of-32-bytes-or-more',
      schedule: scheduleTimer,
      print: (line) => printed.push(line),
      onPageGone: () => printed.push('the page is gone'),
    });
    try {
      await shell.openWindow();
      await waitUntil(
        'the window is open',
        () => {
          for (const command of listCommands(dataFolder)) commands.add(command);
          return isOpen;
        },
        60_000,
      );
      expect(printed).toEqual([]);
      expect([...commands].some((command) => command.includes('--app=file:///'))).toBe(true);
      // Every secret of the shell has 43 of these characters.
      for (const command of commands) expect(command).not.toMatch(/(?<![\w-])[\w-]{43}(?![\w-])/);
    } finally {
      await shell.close();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    }
  });
});

/** The command lines of all processes that name `folder`, as any user of the machine can read them. */
function listCommands(folder: string): string[] {
  return spawnSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(folder));
}
