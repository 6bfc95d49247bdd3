import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostCommand, HostOptions, HostReport } from '../../main/host/host-options.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';

let folder: string;
beforeAll(() => {
  const build = spawnSync(process.execPath, ['scripts/build.ts', '--if-stale', 'main', 'preload'], { encoding: 'utf8' });
  expect(build.status, build.stderr).toBe(0);
  // Away from the project, so that nothing is found in its node_modules.
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
      const imported = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s*["']([^"']+)["']/gm)].map((match) => match[1] ?? '');
      expect(imported.filter((name) => !name.startsWith('./') && !known.has(name)), file).toEqual([]);
    }
  });

  it('have a preload script that the sandbox can run: one CommonJS file that requires Electron only', () => {
    expect(globSync('preload/*.cjs', { cwd: folder })).toHaveLength(1);
    const text = readFileSync(path.join(folder, 'preload', 'index.cjs'), 'utf8');
    expect([...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(text).not.toMatch(/^(?:import|export)\b/m);
  });

  it('host a lobby by the bundled workers', async () => {
    const options: HostOptions = { lobbyName: 'Camp', rules: DEFAULT_HEARING_RULES, capacity: 4, bindAddress: '127.0.0.1', port: 0, publicAddress: null };
    const worker = new Worker(pathToFileURL(path.join(folder, 'main', 'host-worker.js')), { workerData: options });
    const report = await new Promise<HostReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(report).toMatchObject({ type: 'ready', description: { lobbyName: 'Camp' } });
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ type: 'close' } satisfies HostCommand);
    expect(await exited).toBe(0);
  });
});
