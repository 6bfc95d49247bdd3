import type { ScenarioOutcome } from './run-scenario.ts';

/**
 * Returns what went wrong in a scenario, as sentences: who was never heard again, or twice, what was forgotten, and
 * whether the members ended with several hosts.
 */
export function findFaults({ phases, surplus, changes, members }: ScenarioOutcome): readonly string[] {
  const unheard = phases.flatMap(({ what, pairs }) =>
    pairs
      .filter(({ againMs }) => againMs === Infinity)
      .map(({ listener, speaker }) => `${what}: ${listener} does not hear ${speaker} again`),
  );
  const hosts = new Map(members.flatMap(({ host }) => (host === undefined ? [] : [[host.pin, host.name]])));
  const split = hosts.size > 1 ? [`the members have ${hosts.size} hosts: ${[...hosts.values()].join(', ')}`] : [];
  return [...unheard, ...split, ...surplus, ...changes];
}
