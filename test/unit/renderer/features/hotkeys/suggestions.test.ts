import { expect, it } from 'vitest';
import { suggestedTriggers } from '../../../../../renderer/features/hotkeys/suggestions.ts';
import { isTypedElsewhere } from '../../../../../renderer/features/hotkeys/triggers/trigger.ts';
import { LETTER_KEYS } from '../../../../support/letter-keys.ts';

it('offers keys for talking, muting and deafening, and none that it would warn of', () => {
  for (const action of ['talk', 'toggle-mute', 'toggle-deafen'] as const) {
    const suggested = suggestedTriggers(action, [], 'linux');
    expect(suggested.length, action).toBeGreaterThan(0);
    expect(suggested.filter(isTypedElsewhere), action).toEqual([]);
  }
});

it('offers no key that does something else, and on macOS none that cannot be held', () => {
  const codes = (platform: string, bindings = LETTER_KEYS): string[] =>
    suggestedTriggers('talk', bindings, platform).map((trigger) =>
      trigger.device === 'keyboard' ? trigger.code : 'mouse',
    );
  expect(codes('win32')).toEqual(['mouse', 'CapsLock']);
  expect(codes('darwin', [])).toEqual(['mouse']);
});
