import { describe, expect, it } from 'vitest';
import type { Modifier, Trigger } from '../../../../../shared/model/keys/bindings.ts';
import {
  CombinationReader,
  findPressed,
  isTypingKey,
  withModifiers,
} from '../../../../../shared/model/keys/presses.ts';

const key = (code: string, ...modifiers: Modifier[]): Trigger =>
  withModifiers({ device: 'keyboard', code }, new Set(modifiers));
const BACK: Trigger = { device: 'mouse', button: 3 };
const press = (bound: readonly Trigger[], pressed: Trigger, ...held: Modifier[]): Trigger | undefined =>
  findPressed(bound, (trigger) => trigger, pressed, new Set(held));

describe('a press', () => {
  it.each([['Control'], ['Alt'], ['Meta'], ['Control', 'Shift'], ['Control', 'Alt']] as Modifier[][])(
    'of a typing key with %s means something else',
    (...held) => {
      expect(press([key('KeyV')], key('KeyV'), ...held)).toBeUndefined();
      expect(press([key('Space')], key('Space'), ...held)).toBeUndefined();
    },
  );

  it('counts with Shift, because players sprint', () => {
    expect(press([key('KeyV')], key('KeyV'), 'Shift')).toEqual(key('KeyV'));
  });

  it('of a key or button that types nothing counts with any modifier, because players crouch', () => {
    for (const trigger of [BACK, key('F8'), key('CapsLock'), key('ShiftLeft'), key('AudioVolumeUp')])
      expect(press([trigger], trigger, 'Control', 'Alt', 'Shift', 'Meta')).toEqual(trigger);
  });

  it('of a combination needs its modifiers, on either side, and excludes the shorter one', () => {
    const bound = [key('KeyV'), key('KeyV', 'Control'), key('KeyV', 'Control', 'Shift')];
    expect(press(bound, key('KeyV'))).toEqual(key('KeyV'));
    expect(press(bound, key('KeyV'), 'Control')).toEqual(key('KeyV', 'Control'));
    expect(press(bound, key('KeyV'), 'Shift', 'Control')).toEqual(key('KeyV', 'Control', 'Shift'));
    expect(press(bound, key('KeyV'), 'Control', 'Alt')).toBeUndefined();
    expect(press([key('KeyM', 'Control')], key('KeyM'))).toBeUndefined();
    expect(press([key('KeyM', 'Control')], key('KeyM'), 'Control', 'Shift')).toEqual(key('KeyM', 'Control'));
  });

  it('of another key means nothing', () => {
    expect(press([key('KeyV'), BACK], key('KeyB'))).toBeUndefined();
  });
});

it('knows the keys that enter or edit text', () => {
  for (const code of ['KeyV', 'Digit1', 'Space', 'Numpad3', 'Comma', 'Backspace', 'IntlBackslash', 'ArrowUp', 'Insert'])
    expect(isTypingKey(key(code)), code).toBe(true);
  for (const code of ['F8', 'CapsLock', 'Pause', 'ScrollLock', 'ShiftLeft', 'AltRight', 'MediaPlayPause'])
    expect(isTypingKey(key(code)), code).toBe(false);
  expect(isTypingKey(BACK)).toBe(false);
});

describe('a combination that is recorded', () => {
  const read = (...steps: readonly (readonly [Trigger, boolean, ...Modifier[]])[]): (Trigger | undefined)[] => {
    const reader = new CombinationReader();
    return steps.map(([pressed, isDown, ...held]) => reader.read(pressed, isDown, new Set(held)));
  };

  it('ends with the key or button, with the modifiers held then', () => {
    expect(read([key('ControlLeft'), true], [key('KeyM'), true, 'Control'])).toEqual([
      undefined,
      key('KeyM', 'Control'),
    ]);
    expect(read([BACK, true, 'Shift'])).toEqual([withModifiers(BACK, new Set(['Shift']))]);
  });

  it('is a modifier alone when it is released without another key', () => {
    expect(read([key('ShiftLeft'), true], [key('ShiftLeft'), false, 'Shift'])).toEqual([undefined, key('ShiftLeft')]);
  });

  it('is AltGr where the system presses Ctrl with it', () => {
    expect(
      read(
        [key('ControlLeft'), true],
        [key('AltRight'), true, 'Control'],
        [key('ControlLeft'), false, 'Control', 'Alt'],
      ),
    ).toEqual([undefined, undefined, key('AltRight')]);
  });

  it('ignores the release of what was held before', () => {
    expect(read([key('ShiftLeft'), false], [key('KeyG'), false])).toEqual([undefined, undefined]);
  });
});
