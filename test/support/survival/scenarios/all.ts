import type { Scenario } from '../scenario.ts';
import { FREEZES } from './freezes.ts';
import { MIGRATIONS } from './migrations.ts';
import { RETURNS } from './returns.ts';

/** Every scenario of the lane. */
export const SCENARIOS: readonly Scenario[] = [...FREEZES, ...RETURNS, ...MIGRATIONS];
