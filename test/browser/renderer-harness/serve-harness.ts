import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';

/** The harness on a free port of this machine. */
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
    // The page must not be loaded anew in the middle of a test because somebody edits a file.
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
