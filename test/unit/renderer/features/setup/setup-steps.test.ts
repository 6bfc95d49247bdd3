import { expect, it } from 'vitest';
import { setupNeighbour, setupSteps } from '../../../../../renderer/features/setup/setup-steps.ts';

it('asks for a key only when talking or muting uses one', () => {
  expect(setupSteps('push-to-talk')).toContain('key');
  expect(setupSteps('push-to-mute')).toContain('key');
  expect(setupSteps('voice-activation')).not.toContain('key');
  expect(setupSteps('open-mic')).not.toContain('key');
});

it('goes from the first step to the last and back', () => {
  const steps = setupSteps('push-to-talk');
  expect(setupNeighbour(steps, 'welcome', -1)).toBeUndefined();
  expect(setupNeighbour(steps, 'welcome', 1)).toBe('microphone');
  expect(setupNeighbour(steps, 'done', -1)).toBe('key');
  expect(setupNeighbour(steps, 'done', 1)).toBeUndefined();
  expect(setupNeighbour(setupSteps('open-mic'), 'talking', 1)).toBe('done');
});
