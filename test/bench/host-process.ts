import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HostStatistics } from '../../main/host/host-options.ts';

/** A dedicated host in a separate process, as `npm run serve` starts it. */
export interface HostProcess {
  readonly invitation: string;
  readonly gameApi: { readonly url: string; readonly token: string };
  readonly process: ChildProcess;
  /** The newest statistics. */
  statistics(): HostStatistics | undefined;
  onStatistics(listener: (statistics: HostStatistics) => void): void;
  stop(): Promise<void>;
}

export async function startHostProcess(capacity: number): Promise<HostProcess> {
  const server = fileURLToPath(new URL('../../main/cli/server.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [server, '--port', '0', '--bind', '127.0.0.1', '--capacity', String(capacity), '--json', '--statistics'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const listeners: ((statistics: HostStatistics) => void)[] = [];
  let latest: HostStatistics | undefined;
  const { invitation, gameApi } = await new Promise<Pick<HostProcess, 'invitation' | 'gameApi'>>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The host ended with code ${code} before it was open.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as Partial<Pick<HostProcess, 'invitation' | 'gameApi'>> & {
        readonly statistics?: HostStatistics;
      };
      if (message.invitation !== undefined && message.gameApi !== undefined)
        resolve({ invitation: message.invitation, gameApi: message.gameApi });
      if (message.statistics === undefined) return;
      latest = message.statistics;
      for (const listener of listeners) listener(latest);
    });
  });
  return {
    invitation,
    gameApi,
    process: child,
    statistics: () => latest,
    onStatistics: (listener) => listeners.push(listener),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resident memory of a process, bytes. Linux only. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1_024;
}
