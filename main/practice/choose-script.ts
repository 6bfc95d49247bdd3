import { createWanderScript, type CastScript } from './cast-script.ts';
import { ROLEPLAY } from './scenarios/roleplay.ts';
import { createScenarioScript, type Scenario } from './scenarios/scenario.ts';
import { SHOOTER } from './scenarios/shooter.ts';
import { SOCIAL_DEDUCTION } from './scenarios/social-deduction.ts';
import { createChatterSchedule, createTurnSchedule } from './talk-schedule.ts';

export const SCENARIO_IDS = ['social-deduction', 'roleplay', 'shooter'] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

const SCENARIOS: { readonly [id in ScenarioId]: Scenario } = {
  'social-deduction': SOCIAL_DEDUCTION,
  roleplay: ROLEPLAY,
  shooter: SHOOTER,
};

/** The choice of a script. It crosses to the thread of the simulated players, which scripts cannot. */
export type ScriptChoice =
  /** They walk about. turns = they talk one after the other, chatter = as in a game. */
  | { readonly kind: 'wander'; readonly playerCount: number; readonly schedule: 'turns' | 'chatter' }
  | { readonly kind: 'scenario'; readonly id: ScenarioId };

/** The default behaviour: enough players to hear groups, passers-by and somebody far away. */
const WANDERERS: ScriptChoice = { kind: 'wander', playerCount: 6, schedule: 'chatter' };

/** Returns the script for a practice lobby; null = no particular game. */
export function practiceScript(scenario: ScenarioId | null): ScriptChoice {
  return scenario === null ? WANDERERS : { kind: 'scenario', id: scenario };
}

export function createScript(choice: ScriptChoice): CastScript {
  if (choice.kind === 'scenario') return createScenarioScript(SCENARIOS[choice.id]);
  const { playerCount, schedule } = choice;
  return createWanderScript(
    playerCount,
    schedule === 'turns' ? createTurnSchedule(playerCount) : createChatterSchedule(),
  );
}
