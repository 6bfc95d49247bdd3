import { measureSteadily, type BenchContext, type ScenarioResult } from './bench-context.ts';
import { measureCodecCost } from './codec-cost.ts';
import { doubts } from './compared-scenario.ts';
import type { Scenario } from './scenario.ts';

const MAX_OVERHEAD = 1.5;
const TICKS_PER_SECOND = 50;

/** What a host costs over the codec calls that it makes: their time is measured before and after it, and alone. */
export async function runOverhead(context: BenchContext, crowd: Scenario): Promise<ScenarioResult> {
  const before = await measureCodecCost(context.packets.speech, crowd.players);
  const host = await measureSteadily(context, { ...crowd, name: 'overhead' }, 'host with SRTP');
  const after = await measureCodecCost(context.packets.speech, crowd.players);
  // Other programs can only make it dearer.
  const encodeMicroseconds = Math.min(before.encodeMicroseconds, after.encodeMicroseconds);
  const decodeMicroseconds = Math.min(before.decodeMicroseconds, after.decodeMicroseconds);
  const { encodesPerTick = 0, decodesPerTick = 0 } = host.host ?? {};
  const codecCores = ((encodesPerTick * encodeMicroseconds + decodesPerTick * decodeMicroseconds) * TICKS_PER_SECOND) / 1e6;
  const note = `${host.cores.toFixed(3)} cores, of which codec calls ${codecCores.toFixed(3)}: ${encodesPerTick.toFixed(1)} encodes of ${encodeMicroseconds.toFixed(1)} us and ${decodesPerTick.toFixed(1)} decodes of ${decodeMicroseconds.toFixed(1)} us a tick${doubts([host])}`;
  return { measurements: [host], figures: [{ name: 'overhead: host CPU over its codec calls alone, crowd with SRTP', value: host.cores / codecCores, unit: '', target: MAX_OVERHEAD, note }] };
}
