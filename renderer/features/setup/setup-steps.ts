import type { TalkMode } from '../../../shared/model/settings.ts';

export type SetupStep = 'welcome' | 'microphone' | 'talking' | 'key' | 'done';

/** Returns the steps of the first run in order. Talk modes without a key have no step for choosing one. */
export function setupSteps(talkMode: TalkMode): readonly SetupStep[] {
  const hasKey = talkMode === 'push-to-talk' || talkMode === 'push-to-mute';
  return hasKey ? ['welcome', 'microphone', 'talking', 'key', 'done'] : ['welcome', 'microphone', 'talking', 'done'];
}

/** Returns the step before (-1) or after (1); undefined if there is none. */
export function setupNeighbour(steps: readonly SetupStep[], step: SetupStep, by: -1 | 1): SetupStep | undefined {
  return steps[steps.indexOf(step) + by];
}
