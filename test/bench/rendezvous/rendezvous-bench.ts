import { residentBytes } from '../host-process.ts';
import { percentile, type Figure } from '../figure.ts';
import { BenchClient, registerBenchHost } from './bench-client.ts';
import { processorMs, startRendezvousProcess, type RendezvousProcess } from './rendezvous-process.ts';

const IDLE_HOSTS = 1_000;
const AT_ONCE = 20;
/** Two rounds of pings. */
const IDLE_MS = 25_000;

const HOSTS = 50;
const JOINS = 2_000;
const JOINS_AT_ONCE = 16;
const WARM_UP_JOINS = 200;

/** Sizes of a sealed offer or answer, and of a sealed candidate. */
const DESCRIPTION_CHARACTERS = 3_000;
const CANDIDATE_CHARACTERS = 260;
const CANDIDATES = 6;

const description = 'x'.repeat(DESCRIPTION_CHARACTERS);
const candidate = 'x'.repeat(CANDIDATE_CHARACTERS);

/**
 * A rendezvous in its own process on loopback, with and without TLS: memory of idle hosts, and processor time of joins.
 * Each host and guest has an address of its own. A join is a connection, a visit, an offer, six candidates and an
 * answer, and the end of the connection.
 */
export async function runRendezvousBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const hasTls of [false, true]) figures.push(await measureMemory(hasTls), ...(await measureJoins(hasTls)));
  return figures;
}

async function measureMemory(hasTls: boolean): Promise<Figure> {
  const server = await startRendezvousProcess(hasTls);
  await openHosts(server, 1, 10);
  const emptyBytes = await residentBytes(server.pid);
  await openHosts(server, 10, IDLE_HOSTS);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const fullBytes = await residentBytes(server.pid);
  await server.stop();
  return {
    name: `memory of ${IDLE_HOSTS} idle hosts${suffix(hasTls)}`,
    value: (fullBytes - emptyBytes) / 1e6,
    unit: 'MB',
    target: hasTls ? null : 50,
    note: `resident set after ${IDLE_MS / 1_000} s of pings, beyond ${(emptyBytes / 1e6).toFixed(0)} MB with 10 hosts`,
  };
}

/** Opens hosts number `first` to `last` - 1, and resolves with their lobbies. */
async function openHosts(server: RendezvousProcess, first: number, last: number): Promise<readonly string[]> {
  const lobbies: string[] = [];
  for (let start = first; start < last; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, last - start) }, (_, index) => start + index);
    lobbies.push(...(await Promise.all(numbers.map((number) => openHost(server, number)))));
  }
  return lobbies;
}

async function openHost(server: RendezvousProcess, number: number): Promise<string> {
  const client = new BenchClient(server, `127.1.${number >> 8}.${number & 0xff}`);
  const lobby = await registerBenchHost(client, number);
  client.onMessage = (message) => {
    // The first thing that a guest says is its offer.
    if (message.type !== 'passed' || message.text.length !== DESCRIPTION_CHARACTERS) return;
    client.send({ type: 'pass', connection: message.connection, text: description });
  };
  return lobby;
}

async function measureJoins(hasTls: boolean): Promise<Figure[]> {
  const server = await startRendezvousProcess(hasTls);
  const lobbies = await openHosts(server, 1, 1 + HOSTS);
  let count = 0;
  const times: number[] = [];
  const joinUntil = async (end: number): Promise<void> => {
    while (count < end) {
      count += 1;
      const from = `127.2.${count >> 8}.${count & 0xff}`;
      times.push(await join(server, lobbies[count % lobbies.length] ?? '', from));
    }
  };
  const joinInParallel = (end: number): Promise<unknown> =>
    Promise.all(Array.from({ length: JOINS_AT_ONCE }, () => joinUntil(end)));
  await joinInParallel(WARM_UP_JOINS);
  times.length = 0;
  const [startMs, startProcessorMs] = [performance.now(), await processorMs(server.pid)];
  await joinInParallel(WARM_UP_JOINS + JOINS);
  const usedMs = (await processorMs(server.pid)) - startProcessorMs;
  const perSecond = (JOINS * 1_000) / (performance.now() - startMs);
  await server.stop();
  const note = `${JOINS} joins, ${JOINS_AT_ONCE} at a time, ${perSecond.toFixed(0)} a second with the load generator beside it; median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;
  return [
    {
      name: `processor time of a join${suffix(hasTls)}`,
      value: usedMs / JOINS,
      unit: 'ms',
      // 200 joins a second on one core.
      target: 5,
      note,
    },
  ];
}

/** Joins once; resolves with the time until the answer, ms. */
export async function join(
  server: Pick<RendezvousProcess, 'port' | 'hasTls'>,
  lobby: string,
  from: string,
): Promise<number> {
  const startMs = performance.now();
  const client = new BenchClient(server, from);
  await client.next('hello');
  client.send({ type: 'visit', lobby });
  await client.next('visiting');
  client.send({ type: 'say', text: description });
  for (let number = 0; number < CANDIDATES; number++) client.send({ type: 'say', text: candidate });
  await client.next('said');
  const durationMs = performance.now() - startMs;
  client.socket.close();
  return durationMs;
}

function suffix(hasTls: boolean): string {
  return hasTls ? ', with TLS' : '';
}
