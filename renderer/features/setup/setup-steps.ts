import type { TalkMode } from '../../../shared/model/settings.ts';

/** All steps of the first run, in order. */
export const SETUP_STEPS = ['welcome', 'microphone', 'talking', 'key', 'done'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/**
 * Returns the step before (-1) or after (1); undefined if there is none. Talk modes without a key pass over the step
 * for choosing one.
 */
export function setupNeighbour(talkMode: TalkMode, step: SetupStep, by: -1 | 1): SetupStep | undefined {
  const hasKey = talkMode === 'push-to-talk' || talkMode === 'push-to-mute';
  const neighbour = SETUP_STEPS[SETUP_STEPS.indexOf(step) + by];
  return neighbour === 'key' && !hasKey ? setupNeighbour(talkMode, neighbour, by) : neighbour;
}
