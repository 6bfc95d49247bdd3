import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DevProject } from '../support/desktop/dev-project.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { readReactBuild, watchReactBuild } from '../support/window/react-build.ts';

const COMPONENT = 'renderer/ui/display/Logo.tsx';
const MIXER_FILE = 'main/mixer/mixer.ts';
const SYNTAX_ERROR = '\nconst broken: number = = 3;\n';
/** A display, and no browser. */
const NO_BROWSER = { EARSHOT_BROWSER: '/nowhere/browser', DISPLAY: ':99' };

let browser: Browser;
let project: DevProject;
let page: Page;
const complaints: string[] = [];

/** Waits until the page has reloaded after `save` and received its settings from the main process. */
async function waitForNewPage(): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['before'] === undefined);
  await page.locator('.logo').first().waitFor();
}

/** Marks the page, so that a reload can be detected. */
async function markPage(): Promise<void> {
  await page.evaluate(() => (document.documentElement.dataset['before'] = 'yes'));
}

/** Prints a figure for reading only. The bench `dev-loop` measures it. */
function printDuration(what: string, startedAtMs: number): void {
  process.stdout.write(`${what} after ${Math.round(performance.now() - startedAtMs)} ms.\n`);
}

beforeAll(async () => {
  browser = await launchTestBrowser();
  project = new DevProject();
  project.start();
  await project.waitUntilUp();
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await watchReactBuild(page);
  await page.goto(project.address);
  await page.locator('.logo').first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await browser.close();
  await project.remove();
});

describe('the developer loop', () => {
  it('shows the window without violating its content policy', () => {
    expect(complaints).toEqual([]);
  });

  it('runs React in development mode with StrictMode', async () => {
    expect(await readReactBuild(page)).toEqual({ isDevelopment: true, isStrict: true });
  });

  it('shows a changed component without reloading the page', async () => {
    await markPage();
    const source = project.read(COMPONENT);
    const startedAtMs = performance.now();
    project.save(COMPONENT, source.replace('<svg', '<svg data-revision="2"'));
    await page.locator('[data-revision="2"]').first().waitFor();
    printDuration('A changed component shows', startedAtMs);
    expect(await page.evaluate(() => document.documentElement.dataset['before'])).toBe('yes');
  });

  it('restarts the main process when a file of the mixer changes, and connects the window to it', async () => {
    await markPage();
    const startedAtMs = performance.now();
    project.save(MIXER_FILE, `${project.read(MIXER_FILE)}// Changed.\n`);
    await waitForNewPage();
    printDuration('A changed mixer runs, with the window on it,', startedAtMs);
    expect(project.output).toContain(`${MIXER_FILE} changed: the main process restarts.`);
  });

  it('reports a syntax error in the terminal and above the page, and restarts once it is fixed', async () => {
    await markPage();
    const source = project.read(MIXER_FILE);
    project.save(MIXER_FILE, source + SYNTAX_ERROR);
    await project.waitForOutput(`${MIXER_FILE} does not parse.`);
    expect(project.output).toContain('const broken: number = = 3;');
    await page.locator('vite-error-overlay').waitFor();
    project.save(MIXER_FILE, source);
    await waitForNewPage();
    await page.locator('vite-error-overlay').waitFor({ state: 'detached' });
  });

  it('refuses its IPC to pages of other origins', async () => {
    const stranger = await browser.newPage();
    const outcome = await stranger.evaluate(
      (address) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${address.replace('http', 'ws')}ipc`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      project.address,
    );
    expect(outcome).toBe('refused');
    await stranger.close();
  });

  it('ends with exit code 0 at Ctrl+C', async () => {
    expect(await project.stop()).toBe(0);
  });
});

describe('the developer loop in trouble', () => {
  it('reports a syntax error at startup, and starts once it is fixed', async () => {
    const source = project.read(MIXER_FILE);
    project.save(MIXER_FILE, source + SYNTAX_ERROR);
    project.start();
    await project.waitForOutput('The main process starts when this is fixed.');
    project.save(MIXER_FILE, source);
    await project.waitUntilUp();
    await project.stop();
  });

  it('uses another port when the first is taken, and opens no window when there is no browser', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    project.start([`--window-port=${port}`], NO_BROWSER);
    await project.waitForOutput(`Port ${port} is in use`);
    await project.waitForOutput(/Found no Chrome, Chromium or Edge.*Open http/);
    await project.stop();
    blocker.close();
  });
});
