import { expect, it } from 'vitest';
import { isTalkKeyPress } from '../../../../../renderer/features/voice/listen-to-talk-key.ts';
import { talkKeyLabel, talkKeyProblem } from '../../../../../renderer/features/voice/talk-key.ts';

const PRESS = { code: 'KeyV', repeat: false, ctrlKey: false, altKey: false, metaKey: false };

it('counts a press of the talk key, not its repeats and not other keys', () => {
  expect(isTalkKeyPress(PRESS, 'KeyV')).toBe(true);
  expect(isTalkKeyPress({ ...PRESS, repeat: true }, 'KeyV')).toBe(false);
  expect(isTalkKeyPress(PRESS, 'KeyB')).toBe(false);
});

it('does not talk on Ctrl+V, but does where Ctrl itself is the talk key', () => {
  expect(isTalkKeyPress({ ...PRESS, ctrlKey: true }, 'KeyV')).toBe(false);
  expect(isTalkKeyPress({ ...PRESS, code: 'ControlLeft', ctrlKey: true }, 'ControlLeft')).toBe(true);
});

it.each([
  ['KeyV', 'V'],
  ['Digit4', '4'],
  ['Numpad7', 'Num 7'],
  ['NumpadAdd', 'Num Add'],
  ['Space', 'Space'],
  ['F10', 'F10'],
  ['ControlLeft', 'Left Ctrl'],
])('calls %s "%s"', (code, label) => {
  expect(talkKeyLabel(code)).toBe(label);
});

it.each(['KeyW', 'ArrowUp', 'Tab', 'Escape', 'Enter', '', 'Intl<script>'])('refuses %j as talk key', (code) => {
  expect(talkKeyProblem(code)).not.toBeNull();
});

it.each(['KeyV', 'Space', 'F8', 'Numpad0', 'ControlLeft', 'Backquote'])('accepts %s as talk key', (code) => {
  expect(talkKeyProblem(code)).toBeNull();
});
