import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { listenOnFirstFree, LOOPBACK_ADDRESS } from '../../main/desktop/shell/listen-on-first-free.ts';
import windowConfig from '../../vite.config.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { developmentHeaders } from './dev-headers.ts';
import type { MainSession } from './main-run.ts';
import { relayIpc } from './relay-ipc.ts';

interface DevWindowOptions {
  /** Ports to try in this order; the first free one is used. 0 takes any. */
  readonly ports: readonly number[];
  /** The main process that the window talks to; undefined = none is running. */
  readonly currentSession: () => MainSession | undefined;
  /**
   * Called when a file below renderer/, main/ or shared/ changed, appeared or disappeared; relative to the project,
   * with forward slashes.
   */
  readonly onFileChange: (file: string) => void;
}

/** The window, served from its sources with hot module replacement. */
export interface DevWindow {
  readonly port: number;
  readonly address: string;
  /** Reloads the page wherever it is open. */
  reload(): void;
  /** Shows `problem` above the page, wherever it is open or will be; null = no problem. */
  showProblem(problem: string | null): void;
  close(): Promise<void>;
}

/** Starts the server on the loopback interface. Rejects with the system's error if no port is free. */
export async function serveWindow({ ports, currentSession, onFileChange }: DevWindowOptions): Promise<DevWindow> {
  const http = createHttpServer();
  const vite = await createVite(http);
  http.on('request', (request, response) => {
    // The relay has the session, so the page needs no secret.
    if (request.method === 'POST' && request.url === '/session') response.end('development');
    else vite.middlewares(request, response);
  });
  const port = await listenOnFirstFree(http, ports);
  const authority = `${LOOPBACK_ADDRESS}:${port}`;
  relayIpc(http, authority, currentSession);
  let problem: string | null = null;
  const sendProblem = (): void => {
    if (problem !== null) vite.ws.send({ type: 'error', err: { message: problem, stack: '' } });
  };
  vite.ws.on('connection', sendProblem);
  vite.watcher.add([inProject('main'), inProject('shared')]);
  vite.watcher.on('all', (_event, file) => onFileChange(path.relative(PROJECT_FOLDER, file).replaceAll(path.sep, '/')));
  return {
    port,
    address: `http://${authority}/`,
    reload: () => vite.ws.send({ type: 'full-reload' }),
    showProblem(shown) {
      problem = shown;
      sendProblem();
    },
    async close() {
      await vite.close();
      http.closeAllConnections();
      http.close();
    },
  };
}

function createVite(http: ReturnType<typeof createHttpServer>): Promise<ViteDevServer> {
  // React chooses its development build by this, whatever the environment says.
  process.env['NODE_ENV'] = 'development';
  const nonce = randomBytes(16).toString('base64');
  return createServer({
    ...windowConfig,
    configFile: false,
    root: inProject('renderer'),
    cacheDir: inProject('.cache/vite-dev'),
    mode: 'development',
    clearScreen: false,
    html: { cspNonce: nonce },
    server: {
      middlewareMode: true,
      ws: { server: http },
      cors: false,
      headers: developmentHeaders(nonce),
      fs: {
        strict: true,
        // Not the whole project, which may contain the app's data. In a worktree, node_modules may be a link.
        allow: ['renderer', 'shared', '.cache/vite-dev'].map(inProject).concat(realpathSync(inProject('node_modules'))),
      },
    },
  });
}

function inProject(file: string): string {
  return path.join(PROJECT_FOLDER, file);
}
