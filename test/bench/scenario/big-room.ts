import { measureSteadily, type BenchContext, type ScenarioResult } from './bench-context.ts';
import { COST_UNIT, doubts, figuresOfTicks, noteOf } from './compared-scenario.ts';
import type { Scenario } from './scenario.ts';
import { unlessVoid } from './void-runs.ts';

const MAX_CORES = 1.5;
const MAX_P99_MS = 5;

/** Many players on two mixer workers. */
export async function runBigRoom(context: BenchContext, scenario: Scenario): Promise<ScenarioResult> {
  const plain = await measureSteadily(context, scenario, 'host');
  const withSrtp = await measureSteadily(context, scenario, 'host with SRTP');
  const cost = (measurement: typeof plain, name: string) => ({
    name: `big-room: CPU, ${name}`,
    value: unlessVoid([measurement], measurement.microsecondsPerListenerFrame),
    unit: COST_UNIT,
    target: null,
    note: noteOf(measurement),
  });
  return {
    measurements: [plain, withSrtp],
    figures: [
      cost(plain, 'plain RTP'),
      cost(withSrtp, 'SRTP'),
      {
        name: 'big-room: cores, SRTP',
        value: unlessVoid([withSrtp], withSrtp.cores),
        unit: 'cores',
        target: MAX_CORES,
        note: `${withSrtp.players} players, ${scenario.mixerWorkers} mixer workers${doubts([withSrtp])}`,
      },
      ...figuresOfTicks('big-room', [plain, withSrtp], { p99Ms: MAX_P99_MS }),
    ],
  };
}
