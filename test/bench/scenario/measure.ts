import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import { percentile } from '../figure.ts';
import { processCpuSeconds, threadCpuSeconds } from './cpu-time.ts';
import type { HostSnapshot } from './host-messages.ts';
import { startHostUnderTest } from './host/host-under-test.ts';
import type { JanusInstallation } from './janus/janus-installation.ts';
import { startJanusUnderTest } from './janus/janus-under-test.ts';
import { LoadGenerator, type LoadTarget, type SendPhase } from './load/load-generator.ts';
import { startMachineNoise } from './load/machine-noise.ts';
import type { HostFigures, Measurement, ServerKind, Spread } from './measurement.ts';
import { audibleTalkers, WANDER_METRES } from './positions.ts';
import type { Scenario } from './scenario.ts';
import { checkSound, type SoundCheck } from './sound-check.ts';
import type { SpeechPackets } from './load/speech-packets.ts';
import { isVoidRun } from './void-runs.ts';

const FRAMES_PER_SECOND = 1_000 / FRAME_MS;
const SAMPLED_LISTENERS = 6;
const MIN_THREAD_CORES = 0.002;

export interface MeasureOptions {
  readonly scenario: Scenario;
  readonly server: ServerKind;
  readonly packets: SpeechPackets;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Required for Janus. */
  readonly janus?: JanusInstallation | undefined;
  readonly abusers?: ReadonlyMap<number, SendPhase>;
  /** Node options for the host's process, such as --cpu-prof. */
  readonly nodeArguments?: readonly string[] | undefined;
}

interface ServerUnderTest {
  readonly pid: number;
  readonly targets: readonly LoadTarget[];
  snapshot?(): Promise<HostSnapshot>;
  stop(): Promise<void>;
}

/** Counters of all players at one moment. */
interface Reading {
  readonly atMs: number;
  readonly cpuSeconds: number;
  readonly threads: ReadonlyMap<string, number>;
  readonly packets: readonly number[];
  readonly bytes: number;
}

/** Fills a server with players, warms up, and measures. */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { scenario, server, packets } = options;
  const generator = await LoadGenerator.open({
    scenario,
    packets,
    abusers: options.abusers,
    protection: server === 'host with SRTP' ? 'srtp' : 'plain',
    sampled: Array.from({ length: SAMPLED_LISTENERS }, (_, index) =>
      Math.floor((index * scenario.players) / SAMPLED_LISTENERS),
    ),
  });
  const underTest = await startServer(options, generator);
  try {
    await generator.connect(underTest.targets);
    generator.start();
    await wait(options.warmUpSeconds);
    const hostBefore = await underTest.snapshot?.();
    generator.latenessMs = [];
    const noise = startMachineNoise();
    const before = read(underTest.pid, generator);
    await wait(options.seconds);
    const after = read(underTest.pid, generator);
    const generatorLatenessMs = spread(generator.latenessMs);
    const machineLatenessMs = spread(await noise.stop());
    const sound = await checkSamples(options, generator);
    const hostAfter = await underTest.snapshot?.();
    const host = hostBefore === undefined || hostAfter === undefined ? undefined : hostFigures(hostBefore, hostAfter);
    return summarise(options, before, after, { sound, host, generatorLatenessMs, machineLatenessMs });
  } finally {
    await generator.close();
    await underTest.stop();
  }
}

async function startServer(
  { scenario, server, janus, nodeArguments }: MeasureOptions,
  generator: LoadGenerator,
): Promise<ServerUnderTest> {
  if (server === 'host' || server === 'host with SRTP')
    return startHostUnderTest(scenario, server === 'host' ? 'plain' : 'srtp', nodeArguments ?? []);
  if (janus === undefined) throw new Error('Janus is not installed.');
  return startJanusUnderTest(
    janus,
    generator.players.map((player) => player.port),
    server === 'Janus, stereo',
  );
}

function read(pid: number, generator: LoadGenerator): Reading {
  return {
    atMs: monotonicMs(),
    cpuSeconds: processCpuSeconds(pid),
    threads: threadCpuSeconds(pid),
    packets: generator.players.map((player) => player.receivedPackets),
    bytes: generator.players.reduce((sum, player) => sum + player.receivedBytes, 0),
  };
}

function summarise(
  options: MeasureOptions,
  before: Reading,
  after: Reading,
  parts: Pick<Measurement, 'sound' | 'host' | 'generatorLatenessMs' | 'machineLatenessMs'>,
): Measurement {
  const { scenario, server } = options;
  const seconds = (after.atMs - before.atMs) / 1_000;
  const cores = (after.cpuSeconds - before.cpuSeconds) / seconds;
  const hears = shouldHear(scenario, server, (before.atMs + after.atMs) / 2);
  const rateOf = (isHearing: boolean): number => {
    const rates = after.packets
      .map((count, player) => (count - (before.packets[player] ?? 0)) / seconds)
      .filter((_, player) => hears[player] === isHearing);
    return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  };
  const measurement: Measurement = {
    scenario: scenario.name,
    server,
    players: scenario.players,
    talking: scenario.talking,
    seconds,
    cores,
    microsecondsPerListenerFrame: (cores * 1e6) / FRAMES_PER_SECOND / scenario.players,
    threads: coresByThread(before, after, seconds),
    bytesPerListenerSecond: (after.bytes - before.bytes) / seconds / scenario.players,
    hearingPacketsPerSecond: rateOf(true),
    silentPacketsPerSecond: rateOf(false),
    isVoid: isVoidRun(parts),
    problems: [],
    ...parts,
  };
  return { ...measurement, problems: findProblems(measurement) };
}

function coresByThread(before: Reading, after: Reading, seconds: number): Record<string, number> {
  const entries = [...after.threads].map(
    ([name, used]) => [name, (used - (before.threads.get(name) ?? 0)) / seconds] as const,
  );
  return Object.fromEntries(entries.filter(([, cores]) => cores >= MIN_THREAD_CORES).sort((a, b) => b[1] - a[1]));
}

function findProblems({ hearingPacketsPerSecond, sound, host }: Measurement): string[] {
  const problems: string[] = [];
  // Silence between sentences is no longer sent after half a second.
  if (hearingPacketsPerSecond < 0.8 * FRAMES_PER_SECOND)
    problems.push(`listeners got ${hearingPacketsPerSecond.toFixed(1)} packets a second`);
  for (const { player, levelDb, isRight } of sound)
    if (!isRight) problems.push(`player ${player} was sent sound at ${levelDb.toFixed(0)} dB`);
  if (host !== undefined && host.overflows > 0) problems.push(`${host.overflows} packets found a ring full`);
  if (host !== undefined && host.missedFrames > 0)
    problems.push(`${host.missedFrames} of ${host.ticks + host.missedFrames} frames missed`);
  if (host !== undefined && host.highestShedStep > 0)
    problems.push(`load was shed, up to step ${host.highestShedStep}`);
  return problems;
}

/** Whether each player hears somebody; undefined for those near the edge of somebody's earshot. */
function shouldHear(
  { square, rules, players, talkers }: Scenario,
  server: ServerKind,
  timeMs: number,
): readonly (boolean | undefined)[] {
  const isJanus = server === 'Janus' || server === 'Janus, stereo';
  if (square === undefined || isJanus)
    return Array.from({ length: players }, (_, player) => talkers.some((talker) => talker !== player));
  const near = audibleTalkers(square, rules.maxMetres - 2 * WANDER_METRES, timeMs);
  const far = audibleTalkers(square, rules.maxMetres + 2 * WANDER_METRES, timeMs);
  return near.map((count, player) => (count > 0 ? true : (far[player] ?? 0) > 0 ? undefined : false));
}

async function checkSamples({ scenario, server }: MeasureOptions, generator: LoadGenerator): Promise<SoundCheck[]> {
  const hears = shouldHear(scenario, server, monotonicMs());
  const checks: SoundCheck[] = [];
  for (const player of generator.players) {
    const payloads = player.recentPayloads();
    if (payloads !== undefined) checks.push(await checkSound(player.player, payloads, hears[player.player]));
  }
  return checks;
}

function hostFigures(before: HostSnapshot, after: HostSnapshot): HostFigures {
  const ticks = after.ticks - before.ticks;
  return {
    latenessMs: spread(after.latenessMs),
    encodesPerTick: (after.encodes - before.encodes) / ticks,
    decodesPerTick: (after.decodes - before.decodes) / ticks,
    busyMsPerTick: (after.busyMs - before.busyMs) / ticks,
    ticks,
    missedFrames: after.missedFrames - before.missedFrames,
    highestShedStep: after.highestShedStep,
    heapGrowthBytes: after.heapUsedBytes - before.heapUsedBytes,
    residentGrowthBytes: after.residentBytes - before.residentBytes,
    overflows: after.overflows - before.overflows,
    dropped: Object.fromEntries(Object.entries(after.dropped).filter(([, count]) => count > 0)),
  };
}

function spread(values: readonly number[]): Spread {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99), largest: Math.max(...values) };
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000 * seconds));
}
