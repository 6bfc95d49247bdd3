import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, preview, type InlineConfig } from 'vite';
import type { ServedHarness } from './serve-harness.ts';

/** Serves the harness as a production build on a free local port, for measurements. */
export async function serveBuiltHarness(): Promise<ServedHarness> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'earshot-built-harness-'));
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    oxc: { jsx: { runtime: 'automatic' } },
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 4_000 },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the harness has no address');
  return {
    address,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
