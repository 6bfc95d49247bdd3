import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronForTests, PROJECT_FOLDER } from '../support/desktop/electron-program.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { connectedLine } from '../support/window/connected-line.ts';

const program = findElectronForTests();
if (program === undefined) {
  process.stderr.write(
    "\nSKIPPED: the Electron suite did not run, because Electron's program is not installed here ('npx install-electron' gets it).\n\n",
  );
}

// The shipped app uses Electron's sandbox, but root cannot.
const ROOT_ARGUMENTS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

describe('the Electron shell', () => {
  it.runIf(program === undefined)('is not tested here: no Electron (SKIPPED)', ({ skip }) =>
    skip("Electron's program is not installed"),
  );
});

describe.skipIf(program === undefined)('the Electron shell', () => {
  let dataFolder: string;
  let application: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const build = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale'], {
      cwd: PROJECT_FOLDER,
      encoding: 'utf8',
    });
    expect(build.status, build.stderr).toBe(0);
    dataFolder = mkdtempSync(path.join(tmpdir(), 'earshot-electron-'));
    application = await _electron.launch({
      executablePath: program ?? '',
      args: [
        ...ROOT_ARGUMENTS,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        PROJECT_FOLDER,
        '--data-dir',
        dataFolder,
      ],
    });
    page = await application.firstWindow();
    await page.getByRole('button', { name: en.lobby.host.title }).waitFor();
  });
  afterAll(async () => {
    await application.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('shows the app from its own origin', async () => {
    expect(page.url()).toBe('app://earshot/');
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  it('gives the page the bridge and no access to Node or Electron', async () => {
    const globals = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { earshot: object }).earshot).sort(),
      leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    }));
    expect(globals).toEqual({ bridge: ['invoke', 'on'], leaked: [] });
  });

  it('answers over the bridge', async () => {
    const answer = await page.evaluate(() =>
      (window as unknown as { earshot: { invoke(name: string, request: object): Promise<unknown> } }).earshot.invoke(
        'app:describe',
        {},
      ),
    );
    expect(answer).toMatchObject({ ok: true, value: { shell: 'electron' } });
  });

  it('compiles no text as code', async () => {
    // Runs in a task of the page, because the policy does not apply to code that the debugger evaluates.
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            try {
              resolve(String(new Function('return 1')()));
            } catch (error) {
              resolve((error as Error).name);
            }
          }),
        ),
    );
    expect(outcome).toBe('EvalError');
  });

  it('does not navigate and opens no window', async () => {
    await page.evaluate(() => void (location.href = 'https://example.invalid/'));
    expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
    expect(page.url()).toBe('app://earshot/');
    expect(application.windows()).toHaveLength(1);
  });

  it('grants the microphone and not the camera', async () => {
    const outcome = await page.evaluate(async () => {
      const audio = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      const video = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      return { audio, video };
    });
    expect(outcome).toEqual({ audio: 'granted', video: 'NotAllowedError' });
  });

  it('hosts a lobby and joins it', async () => {
    await page.getByLabel(en.settings.name).fill('Robin');
    await page.getByRole('button', { name: en.lobby.host.title }).click();
    await page.getByRole('button', { name: en.lobby.host.start, exact: true }).click();
    await connectedLine(page).waitFor();
  });
});
