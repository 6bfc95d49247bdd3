import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { percentile, type Figure } from '../figure.ts';
import { BenchClient, registerBenchHost } from './bench-client.ts';
import { join } from './rendezvous-bench.ts';
import { startRendezvousProcess, stopProcess } from './rendezvous-process.ts';

const JOIN_INTERVAL_MS = 1_000;
/** The flood reaches its size. */
const WARM_UP_MS = 3_000;
const ANSWER = 'x'.repeat(3_000);

/**
 * A rendezvous in its own process while another one floods it with half-open connections, garbage and wrong codes from
 * 200 addresses: how long an honest join takes, once a second, each from an address of its own.
 */
export async function runRendezvousFloodBench(seconds: number): Promise<Figure[]> {
  const server = await startRendezvousProcess(false);
  const host = new BenchClient(server, '127.1.0.1');
  const lobby = await registerBenchHost(host, 1);
  host.onMessage = (message) => {
    if (message.type === 'passed' && message.text.length === ANSWER.length)
      host.send({ type: 'pass', connection: message.connection, text: ANSWER });
  };
  const program = fileURLToPath(new URL('flood-process.ts', import.meta.url));
  const flood = spawn(process.execPath, [program, String(server.port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let counts = '';
  flood.stdout.on('data', (line) => (counts = String(line).trim()));
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const times: number[] = [];
  let failures = 0;
  const joins: Promise<void>[] = [];
  for (let number = 0; number < seconds; number++) {
    const from = `127.2.${number >> 8}.${number & 0xff || 1}`;
    joins.push(
      join(server, lobby, from).then(
        (durationMs) => void times.push(durationMs),
        () => void (failures += 1),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, JOIN_INTERVAL_MS));
  }
  await Promise.all(joins);
  await stopProcess(flood);
  await server.stop();
  const note = `${seconds} joins in ${seconds} s, ${failures} failed; meanwhile ${counts}`;
  return [
    { name: 'join during a flood, slowest', value: Math.max(...times), unit: 'ms', target: 1_000, note },
    { name: 'join during a flood, median', value: percentile(times, 0.5), unit: 'ms', target: null, note },
    { name: 'joins that failed', value: failures, unit: '', target: 0, note },
  ];
}
