import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HostCommand, HostOptions, HostReport } from '../../../main/host/host-options.ts';
import { forkHelper } from '../../../main/desktop/hotkeys/fork-helper.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { missingDisplayPrograms, openVirtualDisplay } from '../../support/window/virtual-display.ts';
import { waitUntil } from '../../support/wait-until.ts';

const missing = missingDisplayPrograms();
if (missing.length > 0)
  process.stderr.write(
    `\nSKIPPED: the bundled helper for keys was not tried, because ${missing.join(', ')} is missing here.\n\n`,
  );

let folder: string;
beforeAll(() => {
  const build = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale', 'main', 'preload'], {
    encoding: 'utf8',
  });
  expect(build.status, build.stderr).toBe(0);
  // Outside the project, so that nothing resolves from its node_modules.
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-bundle-'));
  cpSync('out', folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundles for Electron', () => {
  it('need nothing but Node and Electron', () => {
    const known = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron']);
    const files = globSync('{main,preload}/*.{js,cjs}', { cwd: folder });
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const imported = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s*["']([^"']+)["']/gm)].map(
        (match) => match[1] ?? '',
      );
      expect(
        imported.filter((name) => !name.startsWith('./') && !known.has(name)),
        file,
      ).toEqual([]);
    }
  });

  it('have a preload script that the sandbox can run: one CommonJS file that requires Electron only', () => {
    expect(globSync('preload/*.cjs', { cwd: folder })).toHaveLength(1);
    const text = readFileSync(path.join(folder, 'preload', 'index.cjs'), 'utf8');
    expect([...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(text).not.toMatch(/^(?:import|export)\b/m);
  });

  it('host a lobby with the bundled workers', async () => {
    const options: HostOptions = {
      lobbyName: 'Camp',
      rules: DEFAULT_HEARING_RULES,
      capacity: 4,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    };
    const worker = new Worker(pathToFileURL(path.join(folder, 'main', 'host-worker.js')), { workerData: options });
    const report = await new Promise<HostReport>((resolve, reject) => {
      worker.on('message', (message: HostReport) => {
        if (message.type !== 'step') resolve(message);
      });
      worker.once('error', reject);
    });
    expect(report).toMatchObject({ type: 'ready', descriptions: [{ lobbyName: 'Camp' }] });
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ type: 'close', how: { comesBack: false } } satisfies HostCommand);
    expect(await exited).toBe(0);
  });

  it.skipIf(missing.length > 0)(
    'receive keys through the bundled helper, with the native part next to the archive',
    async () => {
      const display = await openVirtualDisplay();
      vi.stubEnv('DISPLAY', display.environment['DISPLAY']);
      const packed = path.join(folder, 'uiohook-napi.node');
      cpSync(`node_modules/uiohook-napi/prebuilds/${process.platform}-${process.arch}/uiohook-napi.node`, packed);
      const helper = forkHelper(pathToFileURL(path.join(folder, 'main', 'hotkey-worker.js')), [packed]);
      const reports: unknown[] = [];
      try {
        helper.onMessage((text) => reports.push(JSON.parse(String(text))));
        await waitUntil('the helper is loaded', () => reports.length > 0, 20_000);
        helper.send(JSON.stringify({ type: 'start', triggers: [{ device: 'keyboard', code: 'KeyV' }] }));
        await waitUntil('the hook has started', () => reports.length > 1, 20_000);
        display.input('key', 'v');
        await waitUntil('a key is reported', () => reports.length > 3);
        expect(reports).toMatchObject([
          { type: 'loaded' },
          { type: 'ready' },
          { type: 'input', isDown: true },
          { type: 'input', isDown: false },
        ]);
      } finally {
        helper.kill();
        display.close();
        vi.unstubAllEnvs();
      }
    },
  );
});
