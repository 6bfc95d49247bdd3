import type { Figure } from '../figure.ts';
import { measureSteadily, type BenchContext, type ScenarioResult } from './bench-context.ts';
import { COST_UNIT, doubts, figuresOfTicks, noteOf } from './compared-scenario.ts';
import type { Measurement } from './measurement.ts';
import { fitExponent } from './power-fit.ts';
import { growthScenarios } from './scenario.ts';
import { unlessVoid } from './void-runs.ts';

const MAX_EXPONENT = 1.1;

/** How CPU grows with the lobby while everyone hears the same number of voices. */
export async function runGrowth(context: BenchContext): Promise<ScenarioResult> {
  const measurements: Measurement[] = [];
  for (const scenario of growthScenarios())
    measurements.push(await measureSteadily(context, scenario, 'host with SRTP'));
  const figures: Figure[] = measurements.map((measurement) => ({
    name: `growth: ${measurement.players} players`,
    value: unlessVoid([measurement], measurement.microsecondsPerListenerFrame),
    unit: COST_UNIT,
    target: null,
    note: noteOf(measurement),
  }));
  const exponent = fitExponent(measurements.map(({ players, cores }) => ({ x: players, y: cores })));
  figures.push({
    name: 'growth: exponent of CPU over players',
    value: unlessVoid(measurements, exponent),
    unit: '',
    target: MAX_EXPONENT,
    note: `least squares over the logarithms, ${measurements.map(({ players }) => players).join(', ')} players${doubts(measurements)}`,
  });
  return { figures: [...figures, ...figuresOfTicks('growth', measurements)], measurements };
}
