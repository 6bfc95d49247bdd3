import { expect, it } from 'vitest';
import type { Modifier } from '../../../../../../shared/model/keys/bindings.ts';
import {
  isTypedElsewhere,
  modifiersOfEvent,
  triggerId,
  triggerOfButton,
  writesText,
} from '../../../../../../renderer/features/hotkeys/triggers/trigger.ts';
import { triggerProblem } from '../../../../../../renderer/features/hotkeys/triggers/trigger-problem.ts';

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

it('binds movement keys with Ctrl, which do not move you', () => {
  expect(triggerProblem({ device: 'keyboard', code: 'KeyD', modifiers: ['Control', 'Shift'] })).toBeNull();
  expect(triggerProblem({ device: 'keyboard', code: 'KeyD', modifiers: ['Shift'] })).toBe('moves');
});

it('recognises presses that write in a text field, so that writing does not talk', () => {
  const writes = (code: string, ...held: readonly Modifier[]): boolean =>
    writesText({ device: 'keyboard', code }, new Set(held));
  for (const code of ['KeyV', 'Digit1', 'Space', 'Numpad3', 'Comma', 'ShiftLeft', 'Backspace'])
    expect(writes(code)).toBe(true);
  for (const code of ['F8', 'CapsLock', 'Pause', 'ScrollLock']) expect(writes(code)).toBe(false);
  expect(writesText({ device: 'mouse', button: 3 }, new Set())).toBe(false);
  expect([writes('KeyM', 'Shift'), writes('KeyQ', 'Control', 'Alt'), writes('KeyV', 'Control')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([writes('KeyM', 'Control', 'Shift'), writes('KeyM', 'Meta')]).toEqual([false, false]);
});

it.each([
  // The place and character of "select all" and "undo": AZERTY, Dvorak's "paste", and a Cyrillic keyboard's "paste".
  ['KeyQ', 'a', true],
  ['KeyW', 'z', true],
  ['Period', 'v', true],
  ['KeyV', '\u043c', true],
  ['KeyA', 'q', false],
  ['KeyV', 'k', false],
])('knows by the layout in use whether Ctrl+%s, which types %j, edits text: %j', (code, character, expected) => {
  expect(writesText({ device: 'keyboard', code }, new Set(['Control']), character)).toBe(expected);
});

it.each([
  ['Win32', ['Control', 'Alt']],
  ['Linux x86_64', ['Alt']],
  ['MacIntel', ['Alt']],
])('takes AltGr for the modifiers that it has outside the window (%s)', (platform, expected) => {
  const event = {
    ...{ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false },
    getModifierState: (name: string) => name === 'AltGraph',
  };
  expect([...modifiersOfEvent(event as unknown as KeyboardEvent, platform)]).toEqual(expected);
});

it('warns of keys that are also pressed while writing in other programs', () => {
  const isTyped = (code: string, ...modifiers: Modifier[]): boolean =>
    isTypedElsewhere({ device: 'keyboard', code, ...(modifiers.length === 0 ? {} : { modifiers }) });
  for (const code of ['KeyV', 'Space', 'ShiftLeft', 'AltRight', 'IntlBackslash'])
    expect(isTyped(code), code).toBe(true);
  for (const code of ['F8', 'CapsLock', 'Pause', 'MediaPlayPause']) expect(isTyped(code), code).toBe(false);
  expect([isTyped('KeyM', 'Shift'), isTyped('KeyM', 'Control')]).toEqual([true, false]);
  expect(isTypedElsewhere({ device: 'mouse', button: 3 })).toBe(false);
});

it('tells triggers with different modifiers apart', () => {
  expect(triggerId({ device: 'keyboard', code: 'KeyM', modifiers: ['Shift', 'Control'] })).toBe(
    triggerId({ device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] }),
  );
  expect(triggerId({ device: 'keyboard', code: 'KeyM', modifiers: ['Shift'] })).not.toBe(
    triggerId({ device: 'keyboard', code: 'KeyM' }),
  );
});
