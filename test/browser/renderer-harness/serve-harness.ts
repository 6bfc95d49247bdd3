import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, preview, type InlineConfig } from 'vite';

/** The harness on a free local port. */
export interface ServedHarness {
  readonly address: string;
  close(): Promise<void>;
}

let shared: Promise<ServedHarness> | undefined;

/** Returns the harness that all tests of this process use. It is served until the process ends. */
export function shareHarness(): Promise<ServedHarness> {
  shared ??= serveHarness();
  return shared;
}

/**
 * Builds the harness for production, which takes less processor time than loading its hundreds of source files in one
 * page, and serves it.
 */
export async function serveHarness(): Promise<ServedHarness> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'earshot-harness-'));
  const removeFolder = (): void => rmSync(outDir, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const pages = ['index.html', 'sound.html'].map((name) => path.join(import.meta.dirname, name));
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    oxc: { jsx: { runtime: 'automatic' } },
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: pages },
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the harness has no address');
  return {
    address,
    async close() {
      await server.close();
      removeFolder();
      process.off('exit', removeFolder);
    },
  };
}
