import type { ScenarioOutcome } from './run-scenario.ts';

/** Returns what went wrong in a scenario, as sentences: who was never heard again, or twice, and what was forgotten. */
export function findFaults({ phases, surplus, changes }: ScenarioOutcome): readonly string[] {
  const unheard = phases.flatMap(({ what, pairs }) =>
    pairs
      .filter(({ againMs }) => againMs === Infinity)
      .map(({ listener, speaker }) => `${what}: ${listener} does not hear ${speaker} again`),
  );
  return [...unheard, ...surplus, ...changes];
}
