import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';

/** Serves the harness on a free local port. */
export interface ServedHarness {
  readonly address: string;
  close(): Promise<void>;
}

export async function serveHarness(): Promise<ServedHarness> {
  const projectFolder = path.resolve(import.meta.dirname, '../../..');
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'earshot-harness-'));
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    cacheDir,
    oxc: { jsx: { runtime: 'automatic' } },
    logLevel: 'error',
    // An edited file must not reload the page in the middle of a test.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [projectFolder] } },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the harness has no address');
  return {
    address,
    async close() {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}
