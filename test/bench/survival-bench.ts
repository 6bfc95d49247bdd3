import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { findFaults } from '../support/survival/find-faults.ts';
import { runScenario, type ScenarioOutcome } from '../support/survival/run-scenario.ts';
import type { Scenario } from '../support/survival/scenario.ts';
import { SCENARIOS } from '../support/survival/scenarios/all.ts';
import { SwitchBed } from '../support/survival/switch-bed.ts';
import { percentile, type Figure } from './figure.ts';

/**
 * Runs each scenario of the survival bed several times in network namespaces, and measures the time until every pair of
 * members hears each other again, and the longest silence of any pair.
 */
export async function runSurvivalBench(_seconds: number, runs: number): Promise<Figure[]> {
  const flaw = findNetworkFlaw();
  if (flaw !== undefined) return SCENARIOS.flatMap((scenario) => figuresOf(scenario, [], flaw));
  const bed = await SwitchBed.open();
  try {
    const figures: Figure[] = [];
    for (const scenario of SCENARIOS) {
      const outcomes: ScenarioOutcome[] = [];
      for (let run = 0; run < runs; run++) outcomes.push(await runScenario(scenario, bed));
      const faulty = outcomes.filter((outcome) => findFaults(outcome).length > 0).length;
      figures.push(...figuresOf(scenario, outcomes, `${runs} runs, ${faulty} with a fault`));
    }
    return figures;
  } finally {
    await bed.close();
  }
}

function figuresOf({ name, goals }: Scenario, outcomes: readonly ScenarioOutcome[], note: string): readonly Figure[] {
  return Object.entries(goals).flatMap(([what, goal]) => {
    const phases = outcomes.flatMap((outcome) => outcome.phases.filter((phase) => phase.what === what));
    const loads = phases.map(({ load }) => load);
    const load = `load ${percentile(loads, 0.5).toFixed(1)} (median), ${percentile(loads, 1).toFixed(1)} (highest)`;
    const times = phases.map(({ voiceAgainMs }) => voiceAgainMs);
    const gaps = phases.flatMap(({ pairs }) => pairs.map(({ gapMs }) => gapMs));
    const figure = (kind: string, values: readonly number[], share: number, target: number | null): Figure => ({
      name: `survival: ${name}, ${what}, ${kind}`,
      value: percentile(values, share),
      unit: 'ms',
      target,
      note: `${note}; ${load}`,
    });
    return [
      figure('median', times, 0.5, goal.medianMs),
      figure('worst', times, 1, goal.worstMs),
      figure('longest silence of a pair, median', gaps, 0.5, null),
    ];
  });
}
