import { formatOutcome } from '../format-outcome.ts';
import { LOOPBACK_PLACES } from '../places.ts';
import { runScenario } from '../run-scenario.ts';
import { SCENARIOS } from '../scenarios/all.ts';
import { SwitchBed } from '../switch-bed.ts';

/**
 * Runs scenarios whose names contain one of the arguments, and prints how they went. `--runs N` repeats them,
 * `--loopback` needs no namespaces; without a name, it lists all.
 */

const words = process.argv.slice(2);
const runsAt = words.indexOf('--runs');
const [, runs = '1'] = runsAt < 0 ? [] : words.splice(runsAt, 2);
const names = words.filter((word) => word !== '--loopback');
const chosen = SCENARIOS.filter(({ name }) => names.some((part) => name.includes(part)));
if (chosen.length === 0) process.stdout.write(`${SCENARIOS.map(({ name }) => name).join('\n')}\n`);
const places = words.includes('--loopback') ? LOOPBACK_PLACES : await SwitchBed.open();
try {
  for (const scenario of chosen)
    for (let run = 1; run <= Number(runs); run++)
      process.stdout.write(`${formatOutcome(`${scenario.name}, run ${run}`, await runScenario(scenario, places))}\n`);
} finally {
  await places.close();
}
process.exit(0);
