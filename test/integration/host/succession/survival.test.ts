import { expect, it } from 'vitest';
import { findFaults } from '../../../support/survival/find-faults.ts';
import { LOOPBACK_PLACES } from '../../../support/survival/places.ts';
import { runScenario } from '../../../support/survival/run-scenario.ts';
import { QUICK_FREEZE } from '../../../support/survival/scenarios/freezes.ts';
import { QUICK_MIGRATION } from '../../../support/survival/scenarios/migrations.ts';

/** Programs and their lobby start slowly on a busy machine. */
const TIMEOUT_MS = 180_000;

it.each([QUICK_FREEZE, QUICK_MIGRATION])(
  'a lobby survives, with everybody in it as before: $name',
  async (scenario) => {
    const outcome = await runScenario(scenario, LOOPBACK_PLACES);
    expect(findFaults(outcome)).toEqual([]);
  },
  TIMEOUT_MS,
);
