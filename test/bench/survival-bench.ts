import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { findFaults } from '../support/survival/find-faults.ts';
import { runScenario, type PhaseOutcome, type ScenarioOutcome } from '../support/survival/run-scenario.ts';
import type { Scenario } from '../support/survival/scenario.ts';
import { SCENARIOS } from '../support/survival/scenarios/all.ts';
import { SwitchBed } from '../support/survival/switch-bed.ts';
import { percentile, type Figure } from './figure.ts';

export const SURVIVAL_NAMES: readonly string[] = SCENARIOS.map(({ name }) => name);

interface SurvivalWishes {
  /** Some of `SURVIVAL_NAMES`. */
  readonly names: readonly string[];
  /** How often each scenario is run. */
  readonly runs: number;
  /** Called after the last run of each scenario, because a later one may fail. */
  readonly onFigures: (name: string, figures: readonly Figure[]) => Promise<void>;
}

/**
 * Runs scenarios of the survival bed several times in network namespaces, and measures the time until every pair of
 * members hears each other again, and the longest silence of any pair. Where there are no namespaces, the figures are
 * void and say why.
 */
export async function runSurvivalBench({ names, runs, onFigures }: SurvivalWishes): Promise<void> {
  const chosen = SCENARIOS.filter(({ name }) => names.includes(name));
  const flaw = findNetworkFlaw();
  if (flaw !== undefined) {
    for (const scenario of chosen) await onFigures(scenario.name, figuresOf(scenario, [], flaw));
    return;
  }
  const bed = await SwitchBed.open();
  try {
    for (const scenario of chosen) {
      const outcomes: ScenarioOutcome[] = [];
      for (let run = 0; run < runs; run++) outcomes.push(await runScenario(scenario, bed));
      const faulty = outcomes.map(findFaults).filter(({ length }) => length > 0);
      const faults = faulty.length === 0 ? 'no faults' : `${faulty.length} with a fault: ${faulty[0]!.join('; ')}`;
      await onFigures(scenario.name, figuresOf(scenario, outcomes, `${runs} runs, ${faults}`));
    }
  } finally {
    await bed.close();
  }
}

function figuresOf({ goals }: Scenario, outcomes: readonly ScenarioOutcome[], note: string): readonly Figure[] {
  return Object.entries(goals).flatMap(([what, goal]) => {
    const phases = outcomes.flatMap((outcome) => outcome.phases.filter((phase) => phase.what === what));
    const loads = phases.map(({ load }) => load);
    const load = `load ${percentile(loads, 0.5).toFixed(1)} (median), ${percentile(loads, 1).toFixed(1)} (highest)`;
    const times = phases.map(({ voiceAgainMs }) => voiceAgainMs);
    const gaps = phases.flatMap(({ pairs }) => pairs.map(({ gapMs }) => gapMs));
    const figure = (kind: string, values: readonly number[], share: number, target: number | null): Figure => ({
      name: `${what}, ${kind}`,
      value: percentile(values, share),
      unit: 'ms',
      target,
      note: `${note}; ${load}`,
    });
    return [
      figure('median', times, 0.5, goal.medianMs),
      withNote(figure('worst', times, 1, goal.worstMs), describeLatest(phases)),
      figure('longest silence of a pair, median', gaps, 0.5, null),
    ];
  });
}

/** Says which pair heard each other last, and since when it had been silent: a busy machine is late on its own. */
function describeLatest(phases: readonly PhaseOutcome[]): string {
  const [latest] = phases.flatMap(({ pairs }) => pairs).toSorted((a, b) => b.againMs - a.againMs);
  if (latest === undefined || latest.againMs === 0) return '';
  const { listener, speaker, gapMs, atMs } = latest;
  return `the last pair was silent for ${gapMs.toFixed(0)} ms from ${atMs.toFixed(0)} ms on (${speaker} to ${listener})`;
}

function withNote(figure: Figure, more: string): Figure {
  return more === '' ? figure : { ...figure, note: `${figure.note}; ${more}` };
}
