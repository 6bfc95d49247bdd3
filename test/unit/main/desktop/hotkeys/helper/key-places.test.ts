import { describe, expect, it } from 'vitest';
import { KeyPlaces, type KeyboardLayout } from '../../../../../../main/desktop/hotkeys/helper/key-places.ts';
import { triggerOfKeycode } from '../../../../../../main/desktop/hotkeys/helper/uiohook-keys.ts';

/** Positions of some Windows virtual keys in different layouts, as scan codes. */
const FRENCH: Readonly<Record<number, number>> = {
  0x41: 0x10,
  0x51: 0x1e,
  0x5a: 0x11,
  0x57: 0x2c,
  0x4d: 0x27,
  0xbc: 0x32,
  0xe2: 0x56,
  0x31: 0x02,
};
const GERMAN: Readonly<Record<number, number>> = {
  0x59: 0x2c,
  0x5a: 0x15,
  0x41: 0x1e,
  0xba: 0x1a,
  0xc0: 0x27,
  0xde: 0x28,
  0xdc: 0x29,
  0xdb: 0x0c,
};

const VC_A = 0x1e;
const VC_Z = 0x2c;
const VC_Y = 0x15;
const VC_LESSER_GREATER = 0x0e46;
const VC_F1 = 0x3b;

function layout(id: number, places: Readonly<Record<number, number>>, asked: number[] = []): KeyboardLayout {
  return {
    id,
    scanCodeOf(virtualKey) {
      asked.push(virtualKey);
      return places[virtualKey] ?? 0;
    },
  };
}

function codeAt(keyboard: KeyboardLayout, keycode: number): string {
  const trigger = triggerOfKeycode(new KeyPlaces(() => keyboard).placeOf(keycode), 'win32');
  return trigger?.device === 'keyboard' ? trigger.code : '';
}

describe('the places of keys on Windows', () => {
  it.each([
    ['A of a French keyboard', FRENCH, VC_A, 'KeyQ'],
    ['Q', FRENCH, 0x10, 'KeyA'],
    ['M', FRENCH, 0x32, 'Semicolon'],
    ['the comma', FRENCH, 0x33, 'KeyM'],
    ['the key beside the left shift', FRENCH, VC_LESSER_GREATER, 'IntlBackslash'],
    ['1', FRENCH, 0x02, 'Digit1'],
    ['Z of a German keyboard', GERMAN, VC_Z, 'KeyY'],
    ['Y', GERMAN, VC_Y, 'KeyZ'],
    ['A', GERMAN, VC_A, 'KeyA'],
    ['ü', GERMAN, 0x27, 'BracketLeft'],
    ['ß', GERMAN, 0x1a, 'Minus'],
  ])('%s', (_what, places, keycode, code) => {
    expect(codeAt(layout(1, places), keycode)).toBe(code);
  });

  it('are those of the key itself when every layout has it at the same place, or nowhere', () => {
    const asked: number[] = [];
    expect(codeAt(layout(1, FRENCH, asked), VC_F1)).toBe('F1');
    expect(asked).toEqual([]);
    expect(codeAt(layout(1, {}), VC_A)).toBe('KeyA');
  });

  it('are queried once per layout, and again when the layout changes', () => {
    const asked: number[] = [];
    let current = layout(1, FRENCH, asked);
    const places = new KeyPlaces(() => current);
    expect([places.placeOf(VC_A), places.placeOf(VC_A)]).toEqual([0x10, 0x10]);
    expect(asked).toEqual([0x41]);
    current = layout(2, GERMAN, asked);
    expect(places.placeOf(VC_A)).toBe(VC_A);
    expect(asked).toEqual([0x41, 0x41]);
  });
});
