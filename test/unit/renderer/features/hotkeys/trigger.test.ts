import { expect, it } from 'vitest';
import { isShortcut } from '../../../../../renderer/features/hotkeys/listen-to-window-keys.ts';
import { isWritingTrigger, triggerOfButton } from '../../../../../renderer/features/hotkeys/trigger.ts';
import { triggerProblem } from '../../../../../renderer/features/hotkeys/trigger-problem.ts';

const NO_MODIFIERS = { ctrlKey: false, altKey: false, metaKey: false };

it.each(['KeyW', 'ArrowUp', 'Tab', 'Escape', 'Enter', '', 'Intl<script>', 'Unidentified'])(
  'refuses to bind %j',
  (code) => {
    expect(triggerProblem({ device: 'keyboard', code })).not.toBeNull();
  },
);

it.each(['KeyV', 'Space', 'F8', 'Numpad0', 'ControlLeft', 'Backquote'])('binds %s', (code) => {
  expect(triggerProblem({ device: 'keyboard', code })).toBeNull();
});

it('binds the middle and the two side buttons of a mouse, not left and right', () => {
  expect([0, 1, 2, 3, 4, 5].map((button) => triggerOfButton(button) !== undefined)).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(triggerProblem({ device: 'mouse', button: 4 })).toBeNull();
});

it('does not talk on Ctrl+V, but does when Ctrl itself is the talk key', () => {
  expect(isShortcut(NO_MODIFIERS, 'KeyV')).toBe(false);
  expect(isShortcut({ ...NO_MODIFIERS, ctrlKey: true }, 'KeyV')).toBe(true);
  expect(isShortcut({ ...NO_MODIFIERS, ctrlKey: true }, 'ControlLeft')).toBe(false);
});

it('recognises keys that type text, so that typing does not talk', () => {
  for (const code of ['KeyV', 'Digit1', 'Space', 'Numpad3', 'Comma', 'ShiftLeft', 'Backspace'])
    expect(isWritingTrigger({ device: 'keyboard', code })).toBe(true);
  for (const code of ['F8', 'CapsLock', 'Pause', 'ScrollLock'])
    expect(isWritingTrigger({ device: 'keyboard', code })).toBe(false);
  expect(isWritingTrigger({ device: 'mouse', button: 3 })).toBe(false);
});
