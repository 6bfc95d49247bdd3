import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { percentile, type Figure } from '../figure.ts';
import { BenchClient, registerBenchHost } from './bench-client.ts';
import { join } from './rendezvous-bench.ts';
import { startRendezvousProcess, stopProcess, type RendezvousProcess } from './rendezvous-process.ts';

const JOIN_INTERVAL_MS = 1_000;
/** The flood reaches its size. */
const WARM_UP_MS = 3_000;
const ANSWER = 'x'.repeat(3_000);

/** A rendezvous with one host, and how long joins took there. */
interface Target {
  readonly server: RendezvousProcess;
  readonly lobby: string;
  readonly times: number[];
  failures: number;
}

/**
 * A rendezvous in its own process while another process floods it with half-open connections, garbage and wrong codes
 * from 200 addresses: how long an honest join takes, once a second, each from an address of its own. A second
 * rendezvous without a flood, joined at the same moments, shows what the machine alone costs.
 */
export async function runRendezvousFloodBench(seconds: number): Promise<Figure[]> {
  const flooded = await openTarget();
  const quiet = await openTarget();
  const program = fileURLToPath(new URL('flood-process.ts', import.meta.url));
  const flood = spawn(process.execPath, [program, String(flooded.server.port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let counts = '';
  flood.stdout.on('data', (line) => (counts = String(line).trim()));
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const joins: Promise<void>[] = [];
  for (let number = 1; number <= seconds; number++) {
    const from = `127.2.${number >> 8}.${number & 0xff || 1}`;
    joins.push(joinAt(flooded, from), joinAt(quiet, from));
    await new Promise((resolve) => setTimeout(resolve, JOIN_INTERVAL_MS));
  }
  await Promise.all(joins);
  await stopProcess(flood);
  await Promise.all([flooded.server.stop(), quiet.server.stop()]);
  const note = `${seconds} joins in ${seconds} s, ${flooded.failures} failed; meanwhile ${counts}`;
  const beside = `at the same moments, on a rendezvous without a flood on the same machine; ${quiet.failures} failed`;
  const figure = (name: string, value: number, target: number | null, text: string): Figure => ({
    name,
    value,
    unit: 'ms',
    target,
    note: text,
  });
  return [
    figure('join during a flood, slowest', Math.max(...flooded.times), 1_000, note),
    figure('join during a flood, p99', percentile(flooded.times, 0.99), null, note),
    figure('join during a flood, median', percentile(flooded.times, 0.5), null, note),
    figure('join without a flood, slowest', Math.max(...quiet.times), null, beside),
    figure('join without a flood, p99', percentile(quiet.times, 0.99), null, beside),
    figure('join without a flood, median', percentile(quiet.times, 0.5), null, beside),
    { name: 'joins that failed', value: flooded.failures, unit: '', target: 0, note },
  ];
}

async function openTarget(): Promise<Target> {
  const server = await startRendezvousProcess(false);
  const host = new BenchClient(server, '127.1.0.1');
  const lobby = await registerBenchHost(host, 1);
  host.onMessage = (message) => {
    if (message.type === 'passed' && message.text.length === ANSWER.length)
      host.send({ type: 'pass', connection: message.connection, text: ANSWER });
  };
  return { server, lobby, times: [], failures: 0 };
}

async function joinAt(target: Target, from: string): Promise<void> {
  try {
    target.times.push(await join(target.server, target.lobby, from));
  } catch {
    target.failures += 1;
  }
}
