import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { writeCertificateFor } from '../../support/certificate-for.ts';

export const PUBLIC_NAME = 'meet.example.org';

/** Linux' clock ticks in a second, as /proc counts. */
const TICKS_PER_SECOND = 100;

/** A rendezvous in its own process, as `npm run rendezvous` starts it. */
export interface RendezvousProcess {
  readonly port: number;
  readonly hasTls: boolean;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a rendezvous on loopback. */
export async function startRendezvousProcess(hasTls: boolean): Promise<RendezvousProcess> {
  const command = fileURLToPath(new URL('../../../main/cli/rendezvous.ts', import.meta.url));
  const words = ['--port', '0', '--bind', '127.0.0.1', '--stun-port', '0', '--json'];
  if (hasTls) {
    const { certificateFile, keyFile } = await writeCertificateFor(PUBLIC_NAME);
    words.push('--public-url', `https://${PUBLIC_NAME}/`, '--tls-cert', certificateFile, '--tls-key', keyFile);
  }
  const child = spawn(process.execPath, [command, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The rendezvous ended with code ${code} before it was open.`)));
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve((JSON.parse(line) as { port: number }).port),
    );
  });
  return { port, hasTls, pid: child.pid ?? 0, stop: () => stopProcess(child) };
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Processor time of a process so far, ms: user and system. Linux only. */
export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000;
}
