import { expect, it } from 'vitest';
import { isVoiceKeyPress } from '../../../../../renderer/features/voice/listen-to-voice-keys.ts';

const PRESS = { code: 'KeyV', repeat: false, ctrlKey: false, altKey: false, metaKey: false };

it('counts a press of the key, not its repeats and not other keys', () => {
  expect(isVoiceKeyPress(PRESS, 'KeyV')).toBe(true);
  expect(isVoiceKeyPress({ ...PRESS, repeat: true }, 'KeyV')).toBe(false);
  expect(isVoiceKeyPress(PRESS, 'KeyB')).toBe(false);
});

it('does not talk on Ctrl+V, but does where Ctrl itself is the talk key', () => {
  expect(isVoiceKeyPress({ ...PRESS, ctrlKey: true }, 'KeyV')).toBe(false);
  expect(isVoiceKeyPress({ ...PRESS, code: 'ControlLeft', ctrlKey: true }, 'ControlLeft')).toBe(true);
});
