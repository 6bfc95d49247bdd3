import { describe, expect, it } from 'vitest';
import { preferredTrigger } from '../../../../../main/desktop/hotkeys/portal-triggers.ts';
import { LETTER_KEYS } from '../../../../support/letter-keys.ts';

describe('the key requested from the desktop', () => {
  it.each([
    ['KeyV', 'v'],
    ['Digit1', '1'],
    ['Numpad5', 'KP_5'],
    ['F13', 'F13'],
    ['ControlLeft', 'Control_L'],
    ['Backquote', 'grave'],
    ['PageUp', 'Page_Up'],
  ])('is written for %s as %s', (code, keysym) => {
    expect(preferredTrigger('talk', [{ action: 'talk', trigger: { device: 'keyboard', code } }])).toBe(keysym);
  });

  it("is the action's first representable key", () => {
    expect(
      preferredTrigger('talk', [
        { action: 'shout', trigger: { device: 'keyboard', code: 'KeyX' } },
        { action: 'talk', trigger: { device: 'mouse', button: 3 } },
        { action: 'talk', trigger: { device: 'keyboard', code: 'Fn' } },
        { action: 'talk', trigger: { device: 'keyboard', code: 'KeyB' } },
      ]),
    ).toBe('b');
  });

  it('has the modifiers of the binding', () => {
    const trigger = { device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] } as const;
    expect(
      preferredTrigger('talk', [{ action: 'talk', trigger: { ...trigger, modifiers: [...trigger.modifiers] } }]),
    ).toBe('CTRL+SHIFT+m');
  });

  it('is missing when no key is bound', () => {
    expect(preferredTrigger('priority', LETTER_KEYS)).toBeUndefined();
  });
});
