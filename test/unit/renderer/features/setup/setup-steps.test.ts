import { expect, it } from 'vitest';
import { setupNeighbour } from '../../../../../renderer/features/setup/setup-steps.ts';

it('asks for a key only when talking or muting uses one', () => {
  expect(setupNeighbour('push-to-talk', 'talking', 1)).toBe('key');
  expect(setupNeighbour('push-to-mute', 'done', -1)).toBe('key');
  for (const mode of ['voice-activation', 'open-mic'] as const) {
    expect(setupNeighbour(mode, 'talking', 1)).toBe('done');
    expect(setupNeighbour(mode, 'done', -1)).toBe('talking');
  }
});

it('goes from the first step to the last and back', () => {
  expect(setupNeighbour('push-to-talk', 'welcome', -1)).toBeUndefined();
  expect(setupNeighbour('push-to-talk', 'welcome', 1)).toBe('microphone');
  expect(setupNeighbour('push-to-talk', 'done', -1)).toBe('key');
  expect(setupNeighbour('open-mic', 'done', 1)).toBeUndefined();
});
