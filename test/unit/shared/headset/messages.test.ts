import { expect, it } from 'vitest';
import { mayHeadsetTalk } from '../../../../shared/headset/messages.ts';
import { TALK_MODES } from '../../../../shared/model/settings.ts';

it.each([
  ['push-to-talk', [false, true, true, true]],
  ['voice-activation', [true, true, true, true]],
  ['open-mic', [true, true, true, true]],
  ['push-to-mute', [true, false, true, false]],
] as const)(
  'opens a headset in mode %s by the key of its owner, or its own button where one talks',
  (mode, expected) => {
    const cases = [false, true].flatMap((isPressed) => [false, true].map((held) => ({ held, isPressed })));
    expect(cases.map(({ held, isPressed }) => mayHeadsetTalk({ mode, held }, isPressed))).toEqual(expected);
  },
);

it('has a rule for every mode', () => {
  for (const mode of TALK_MODES) expect(mayHeadsetTalk({ mode, held: false }, false)).toBe(mode !== 'push-to-talk');
});
