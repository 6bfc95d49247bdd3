import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { findFaults } from '../support/survival/find-faults.ts';
import { formatOutcome } from '../support/survival/format-outcome.ts';
import { runScenario } from '../support/survival/run-scenario.ts';
import { FREEZES } from '../support/survival/scenarios/freezes.ts';
import { MIGRATIONS } from '../support/survival/scenarios/migrations.ts';
import { RETURNS } from '../support/survival/scenarios/returns.ts';
import { SwitchBed } from '../support/survival/switch-bed.ts';

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby survives, with everybody in it as before', () => {
  let bed: SwitchBed;

  beforeAll(async () => {
    bed = await SwitchBed.open();
  });

  afterAll(() => bed?.close());

  it.each([...FREEZES, ...RETURNS, ...MIGRATIONS])('$name', async (scenario) => {
    const outcome = await runScenario(scenario, bed);
    process.stdout.write(`${formatOutcome(scenario.name, outcome)}\n`);
    expect(findFaults(outcome)).toEqual([]);
  });
});
