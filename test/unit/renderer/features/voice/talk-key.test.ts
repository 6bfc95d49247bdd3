import { expect, it } from 'vitest';
import { talkKeyLabel, talkKeyProblem } from '../../../../../renderer/features/voice/talk-key.ts';

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

it('refuses a key that talks in another way already', () => {
  expect(talkKeyProblem('KeyC', ['KeyX', 'KeyC'])).toContain('C is another of these keys');
});
