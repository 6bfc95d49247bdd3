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

/** What simulated players are to do. Crosses to their thread, which scripts cannot. */
export type ScriptChoice =
  /** They walk about; turns = talk one after the other, chatter = as in a game. */
  | { readonly kind: 'wander'; readonly playerCount: number; readonly schedule: 'turns' | 'chatter' }
  | { readonly kind: 'scenario'; readonly id: ScenarioId };

/** What simulated players do where nobody chooses: enough of them to hear groups, passers-by and somebody far away. */
const WANDERERS: ScriptChoice = { kind: 'wander', playerCount: 6, schedule: 'chatter' };

/** What they do in a practice lobby; null = no game in particular. */
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
