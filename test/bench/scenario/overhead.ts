import { measureSteadily, type BenchContext, type ScenarioResult } from './bench-context.ts';
import type { Figure } from '../figure.ts';
import { measureCodecCost, type CodecCost } from './codec-cost.ts';
import { doubts } from './compared-scenario.ts';
import type { Measurement } from './measurement.ts';
import type { Scenario } from './scenario.ts';
import { unlessVoid } from './void-runs.ts';

const MAX_OVERHEAD = 1.5;
const TICKS_PER_SECOND = 50;

/**
 * The cost of a host beyond its codec calls, without and with SRTP. The calls alone are measured before and after, at
 * the mixer's pace and without a pause.
 */
export async function runOverhead(context: BenchContext, crowd: Scenario): Promise<ScenarioResult> {
  const costs = [await measureCosts(context, crowd.players)];
  const plain = await measureSteadily(context, { ...crowd, name: 'overhead' }, 'host');
  const secure = await measureSteadily(context, { ...crowd, name: 'overhead' }, 'host with SRTP');
  costs.push(await measureCosts(context, crowd.players));
  // Other programs can only make the calls slower.
  const paced = cheapest(costs.map((cost) => cost.paced));
  const hurried = cheapest(costs.map((cost) => cost.hurried));
  const figures = [plain, secure].map((host): Figure => {
    const note = `${host.cores.toFixed(3)} cores, of which codec calls ${codecCores(host, paced).toFixed(3)} (without a pause between ticks ${codecCores(host, hurried).toFixed(3)}, ratio ${(host.cores / codecCores(host, hurried)).toFixed(2)}); an encode takes ${paced.encodeMicroseconds.toFixed(1)} us, a decode ${paced.decodeMicroseconds.toFixed(1)} us${doubts([host])}`;
    return {
      name: `overhead: CPU of the ${host === plain ? 'host' : 'host with SRTP'} over its codec calls alone, crowd`,
      value: unlessVoid([host], host.cores / codecCores(host, paced)),
      unit: '',
      target: MAX_OVERHEAD,
      note,
    };
  });
  return { measurements: [plain, secure], figures };
}

async function measureCosts(
  { packets }: BenchContext,
  players: number,
): Promise<{ readonly paced: CodecCost; readonly hurried: CodecCost }> {
  const hurried = await measureCodecCost(packets.speech, players, false);
  return { hurried, paced: await measureCodecCost(packets.speech, players, true) };
}

function cheapest(costs: readonly CodecCost[]): CodecCost {
  return {
    encodeMicroseconds: Math.min(...costs.map(({ encodeMicroseconds }) => encodeMicroseconds)),
    decodeMicroseconds: Math.min(...costs.map(({ decodeMicroseconds }) => decodeMicroseconds)),
  };
}

/** Cores that a host's codec calls use, from the cost of one call. */
function codecCores({ host }: Measurement, cost: CodecCost): number {
  const { encodesPerTick = 0, decodesPerTick = 0 } = host ?? {};
  return (
    ((encodesPerTick * cost.encodeMicroseconds + decodesPerTick * cost.decodeMicroseconds) * TICKS_PER_SECOND) / 1e6
  );
}
