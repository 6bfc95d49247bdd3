import type { Figure } from '../figure.ts';
import { describeThreads, measureSteadily, type BenchContext, type ScenarioResult } from './bench-context.ts';
import type { Measurement } from './measurement.ts';
import type { Scenario } from './scenario.ts';
import { unlessVoid } from './void-runs.ts';

/** Runs one scenario against the host without and with SRTP, and optionally against Janus in between. */
export async function runComparedScenario(context: BenchContext, scenario: Scenario): Promise<ScenarioResult> {
  const plain = [await measureSteadily(context, scenario, 'host')];
  const withSrtp = await measureSteadily(context, scenario, 'host with SRTP');
  if (context.janus === undefined || scenario.janusTarget === undefined) {
    return { figures: figuresOf(scenario, plain, withSrtp, []), measurements: [...plain, withSrtp] };
  }
  const janus = [await measureSteadily(context, scenario, 'Janus')];
  plain.push(await measureSteadily(context, scenario, 'host'));
  const isStereoOfInterest = scenario.square !== undefined && scenario.talking > 0;
  const stereo = isStereoOfInterest ? [await measureSteadily(context, scenario, 'Janus, stereo')] : [];
  return {
    figures: figuresOf(scenario, plain, withSrtp, [...janus, ...stereo]),
    measurements: [...plain, withSrtp, ...janus, ...stereo],
  };
}

function figuresOf(
  scenario: Scenario,
  plain: readonly Measurement[],
  withSrtp: Measurement,
  peers: readonly Measurement[],
): Figure[] {
  const plainMean = meanCost(plain);
  const figures: Figure[] = [
    {
      name: `${scenario.name}: CPU, plain RTP`,
      value: unlessVoid(plain, plainMean),
      unit: COST_UNIT,
      target: null,
      note: noteOf(plain[0]!),
    },
    {
      name: `${scenario.name}: CPU, SRTP`,
      value: unlessVoid([withSrtp], withSrtp.microsecondsPerListenerFrame),
      unit: COST_UNIT,
      target: null,
      note: noteOf(withSrtp),
    },
    ...peers.map((peer) => ({
      name: `${scenario.name}: CPU, ${peer.server}`,
      value: unlessVoid([peer], peer.microsecondsPerListenerFrame),
      unit: COST_UNIT,
      target: null,
      note: noteOf(peer),
    })),
  ];
  const janus = peers[0];
  if (janus !== undefined) {
    const cost = janus.microsecondsPerListenerFrame;
    figures.push({
      name: `${scenario.name}: host / Janus, both plain RTP`,
      value: unlessVoid([...plain, janus], plainMean / cost),
      unit: '',
      target: scenario.janusTarget ?? null,
      note: `mean of ${plain.length} runs, before and after Janus${doubts([...plain, janus])}`,
    });
    figures.push({
      name: `${scenario.name}: host with SRTP / Janus without`,
      value: unlessVoid([withSrtp, janus], withSrtp.microsecondsPerListenerFrame / cost),
      unit: '',
      target: null,
      note: `in the same run${doubts([withSrtp, janus])}`,
    });
  }
  return [...figures, ...figuresOfTicks(scenario.name, [...plain, withSrtp])];
}

export const COST_UNIT = 'us/listener/frame';

/** Lateness, missed frames and growth of the heap: the worst of several runs. */
export function figuresOfTicks(
  name: string,
  runs: readonly Measurement[],
  targets: { readonly p99Ms: number | null } = { p99Ms: null },
): Figure[] {
  const hosts = runs.flatMap(({ host }) => (host === undefined ? [] : [host]));
  const worst = hosts.reduce((worse, host) => (host.latenessMs.p99 > worse.latenessMs.p99 ? host : worse), hosts[0]!);
  const sleeper = Math.max(...runs.map(({ machineLatenessMs }) => machineLatenessMs.p99));
  const missed = hosts.reduce((sum, host) => sum + host.missedFrames, 0);
  const ticks = hosts.reduce((sum, host) => sum + host.ticks, 0);
  const growth = Math.max(...hosts.map((host) => host.heapGrowthBytes));
  const resident = Math.max(...hosts.map((host) => host.residentGrowthBytes));
  return [
    {
      name: `${name}: tick lateness, p99`,
      value: unlessVoid(runs, worst.latenessMs.p99),
      unit: 'ms',
      target: targets.p99Ms,
      note: `p50 ${worst.latenessMs.p50.toFixed(2)}, largest ${worst.latenessMs.largest.toFixed(2)} ms; the worst of ${hosts.length} runs; a thread that only sleeps: p99 ${sleeper.toFixed(2)} ms`,
    },
    { name: `${name}: frames missed`, value: unlessVoid(runs, missed), unit: '', target: 0, note: `of ${ticks}` },
    {
      name: `${name}: heap growth`,
      value: unlessVoid(runs, growth / 1_000),
      unit: 'kB',
      target: null,
      note: `network thread, after garbage collection, in ${runs[0]?.seconds.toFixed(0)} s; whole process ${(resident / 1_000).toFixed(0)} kB`,
    },
  ];
}

/** Says when a ratio is void because a run is, and reasons to doubt it: runs that did less than requested. */
export function doubts(runs: readonly Measurement[]): string {
  const voidCount = runs.filter(({ isVoid }) => isVoid).length;
  if (voidCount > 0) return `; **void**: ${voidCount} of ${runs.length} runs were`;
  const doubtful = runs.filter(({ problems }) => problems.length > 0);
  return doubtful.length === 0
    ? ''
    : `; **doubtful**: ${doubtful.length} of ${runs.length} runs did not serve everybody fully, see their notes`;
}

function meanCost(runs: readonly Measurement[]): number {
  return runs.reduce((sum, run) => sum + run.microsecondsPerListenerFrame, 0) / runs.length;
}

/** Details that a reader needs to judge a cost. */
export function noteOf(measurement: Measurement): string {
  const { cores, host, bytesPerListenerSecond, problems, isVoid } = measurement;
  const parts = [`${cores.toFixed(2)} cores`, `${(bytesPerListenerSecond / 1_000).toFixed(1)} kB/s a listener`];
  if (host !== undefined)
    parts.push(
      `${host.encodesPerTick.toFixed(1)} encodes and ${host.decodesPerTick.toFixed(1)} decodes a tick`,
      describeThreads(measurement),
    );
  if (isVoid) parts.push('**void**: the load was not steady');
  return [...parts, ...problems].join('; ');
}
