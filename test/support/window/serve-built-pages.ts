import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, preview, type InlineConfig } from 'vite';

/** Built pages on a free local port. */
export interface ServedPages {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Builds pages of `folder` for production and serves them: a page of hundreds of modules takes less processor time to
 * load from one file. `config` adds to the build.
 */
export async function serveBuiltPages(
  folder: string,
  pages: readonly string[],
  config: InlineConfig,
): Promise<ServedPages> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'earshot-pages-'));
  const removeFolder = (): void => rmSync(outDir, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const common = { ...config, configFile: false, root: folder, logLevel: 'error' } as const;
  const input = pages.map((page) => path.join(folder, page));
  const options = { outDir, emptyOutDir: true, chunkSizeWarningLimit: 4_000, rolldownOptions: { input } };
  await build({ ...common, build: { ...config.build, ...options } });
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the built pages have no address');
  return {
    address,
    async close() {
      await server.close();
      removeFolder();
      process.off('exit', removeFolder);
    },
  };
}
