import { realpathSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { createServer } from 'vite';
import { listenOnFirstFree, LOOPBACK_ADDRESS } from '../../main/desktop/shell/listen-on-first-free.ts';
import { PROJECT_FOLDER } from '../../scripts/project-folder.ts';
import { serveBuiltPages, type ServedPages } from '../support/window/serve-built-pages.ts';
import windowConfig from '../../vite.config.ts';

/** The workbench, served on the loopback interface. */
export interface ServedWorkbench {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the workbench from its sources; the page follows them as you edit. Tries `ports` in this order; 0 takes any.
 * Rejects with the system's error if none is free.
 */
export async function serveWorkbench(ports: readonly number[]): Promise<ServedWorkbench> {
  const http = createHttpServer();
  const vite = await createServer({
    ...windowConfig,
    configFile: false,
    root: import.meta.dirname,
    cacheDir: inProject('.cache/vite-workbench'),
    clearScreen: false,
    logLevel: 'warn',
    optimizeDeps: { entries: ['page/main.tsx', 'stage/stage.tsx', 'stories/**/*.tsx'] },
    server: {
      middlewareMode: true,
      ws: { server: http },
      cors: false,
      fs: { allow: ['renderer', 'shared', 'test'].map(inProject).concat(realpathSync(inProject('node_modules'))) },
    },
  });
  http.on('request', vite.middlewares);
  const port = await listenOnFirstFree(http, ports);
  return {
    address: `http://${LOOPBACK_ADDRESS}:${port}/`,
    async close() {
      await vite.close();
      http.closeAllConnections();
      http.close();
    },
  };
}

/** Builds the stage and serves it on a free port. */
export function serveBuiltStage(): Promise<ServedPages> {
  return serveBuiltPages(import.meta.dirname, ['stage.html'], {
    ...windowConfig,
    build: { ...windowConfig.build, minify: false },
  });
}

function inProject(file: string): string {
  return path.join(PROJECT_FOLDER, file);
}
