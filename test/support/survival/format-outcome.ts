import { formatPairGaps } from './pair-gaps.ts';
import type { ScenarioOutcome } from './run-scenario.ts';

/** Writes how a scenario went, for people: a matrix of gaps for each phase, and what happened to whom when. */
export function formatOutcome(name: string, outcome: ScenarioOutcome): string {
  const { phases, surplus, changes, extraDelaysMs, members, beganMs } = outcome;
  const delays = Object.entries(extraDelaysMs).map(([who, ms]) => `${who} ${ms.toFixed(0)} ms`);
  const events = members
    .flatMap((member) => member.events.map(({ atMs, text }) => ({ atMs, text: `${member.name} ${text}` })))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, text }) => `  ${String(Math.round(atMs - beganMs)).padStart(6)} ms: ${text}`);
  return [
    `${name}: more delay at the end: ${delays.join(', ')}`,
    ...phases.flatMap(({ what, voiceAgainMs, pairs, load }) => [
      `  ${what}: ${voiceAgainMs === Infinity ? 'never' : `after ${Math.round(voiceAgainMs)} ms`} (load ${load.toFixed(1)})`,
      formatPairGaps(pairs),
    ]),
    ...surplus.map((line) => `  ${line}`),
    ...changes.map((line) => `  ${line}`),
    ...events,
  ].join('\n');
}
