import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  triggerOfButton,
  triggerOfKeycode as triggerOn,
} from '../../../../../../main/desktop/hotkeys/helper/uiohook-keys.ts';

/** Keys without a `KeyboardEvent.code`, with a system-specific one, or that end the session. */
const LEFT_OUT = /^VC_(UNDEFINED|POWER|SLEEP|WAKE|APP_MUSIC|APP_PICTURES|KATAKANA|FURIGANA|KANJI|HIRAGANA|SUN_\w+)$/;

/** All keycodes of libuiohook by name, from its header. */
function readKeycodes(): ReadonlyMap<string, number> {
  const header = readFileSync('node_modules/uiohook-napi/libuiohook/include/uiohook.h', 'utf8');
  const numbers = new Map<string, number>();
  for (const [, name = '', first = '', base] of header.matchAll(
    /^#define (VC_\w+)\s+(0x[0-9A-F]+)(?: \| (VC_\w+))?/gm,
  )) {
    numbers.set(name, Number(first) | (base === undefined ? 0 : (numbers.get(base) ?? 0)));
  }
  return numbers;
}

const keycodes = readKeycodes();
const triggerOfKeycode = (keycode: number) => triggerOn(keycode, 'win32');
const codeOf = (name: string): string => {
  const trigger = triggerOfKeycode(keycodes.get(name) ?? NaN);
  return trigger?.device === 'keyboard' ? trigger.code : '';
};

describe('the table of keys', () => {
  it('knows every key of libuiohook', () => {
    expect(keycodes.size).toBeGreaterThan(150);
    const unknown = [...keycodes].filter(
      ([name, keycode]) => !LEFT_OUT.test(name) && triggerOfKeycode(keycode) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('omits keys without a name', () => {
    const known = [...keycodes].filter(
      ([name, keycode]) => LEFT_OUT.test(name) && triggerOfKeycode(keycode) !== undefined,
    );
    expect(known).toEqual([]);
  });

  it.each([
    ['VC_V', 'KeyV'],
    ['VC_0', 'Digit0'],
    ['VC_9', 'Digit9'],
    ['VC_KP_0', 'Numpad0'],
    ['VC_KP_7', 'Numpad7'],
    ['VC_KP_HOME', 'Numpad7'],
    ['VC_KP_CLEAR', 'Numpad5'],
    ['VC_KP_DELETE', 'NumpadDecimal'],
    ['VC_KP_ENTER', 'NumpadEnter'],
    ['VC_F1', 'F1'],
    ['VC_F12', 'F12'],
    ['VC_F13', 'F13'],
    ['VC_F24', 'F24'],
    ['VC_CONTROL_L', 'ControlLeft'],
    ['VC_ALT_R', 'AltRight'],
    ['VC_META_L', 'MetaLeft'],
    ['VC_LESSER_GREATER', 'IntlBackslash'],
    ['VC_BACKQUOTE', 'Backquote'],
    ['VC_PAGE_UP', 'PageUp'],
    ['VC_HOME', 'Home'],
    ['VC_UP', 'ArrowUp'],
    ['VC_PRINTSCREEN', 'PrintScreen'],
  ])('maps %s to %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  it('gives each code to one key, except for the number pad without Num Lock', () => {
    const codes = [...keycodes]
      .filter(
        ([name]) => !/^VC_(CLEAR|KP_(END|DOWN|PAGE_DOWN|LEFT|CLEAR|RIGHT|HOME|UP|PAGE_UP|INSERT|DELETE))$/.test(name),
      )
      .map(([name]) => codeOf(name));
    const named = codes.filter((code) => code !== '');
    expect(named.length).toBe(new Set(named).size);
  });

  it.each([
    ['win32', 'VC_APP_MAIL', 'LaunchApp1'],
    ['linux', 'VC_APP_MAIL', 'BrowserBack'],
    ['linux', 'VC_MEDIA_PLAY', 'BrowserForward'],
  ])('on %s takes %s for what it is there, %s', (platform, name, code) => {
    expect(triggerOn(keycodes.get(name) ?? NaN, platform)).toEqual({ device: 'keyboard', code });
  });

  it.each([0, -1, NaN, 0xffff, 1.5])('refuses the key %s', (keycode) => {
    expect(triggerOfKeycode(keycode)).toBeUndefined();
  });

  it('accepts the middle, back and forward mouse buttons, and neither left nor right', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((button) => triggerOfButton(button))).toEqual([
      undefined,
      undefined,
      undefined,
      { device: 'mouse', button: 1 },
      { device: 'mouse', button: 3 },
      { device: 'mouse', button: 4 },
      undefined,
    ]);
  });
});
