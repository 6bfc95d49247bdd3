import { expect, it } from 'vitest';
import { readWriteKey } from '../../../../../../renderer/features/hotkeys/writing/read-write-key.ts';
import type { Binding } from '../../../../../../shared/model/keys/bindings.ts';

const BINDINGS: readonly Binding[] = [
  { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } },
  { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] } },
];

const press = (key: string, code: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  ({
    ...{ key, code, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held },
    getModifierState: () => false,
  }) as unknown as KeyboardEvent;

it.each([
  ['a letter', press('Y', 'KeyY'), 'y'],
  ['a sign where it is on this keyboard', press('/', 'Digit7'), '/'],
  ['a function key', press('F9', 'F9'), 'F9'],
  ['the letter of a combination', press('m', 'KeyM'), 'm'],
  ['a modifier, which waits for the key', press('Shift', 'ShiftLeft'), null],
  ['the key to talk', press('v', 'KeyV'), { code: 'used', key: 'v', action: 'talk' }],
  ['a key that walks', press('w', 'KeyW'), { code: 'moves', key: 'w' }],
  ['a key of the window', press('F5', 'F5'), { code: 'window', key: 'F5' }],
  ['a command', press('y', 'KeyY', { ctrlKey: true }), { code: 'unusable' }],
  ['a key that types nothing', press('Enter', 'Enter'), { code: 'unusable' }],
])('reads %s', (_name, event, read) => {
  expect(readWriteKey(event, BINDINGS)).toEqual(read);
});
