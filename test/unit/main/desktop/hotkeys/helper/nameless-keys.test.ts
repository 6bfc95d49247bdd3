import { expect, it } from 'vitest';
import { NamelessKeys } from '../../../../../../main/desktop/hotkeys/helper/nameless-keys.ts';

/** The keymap of X with these key codes down. */
function keymapWith(...keyCodes: readonly number[]): Uint8Array {
  const keymap = new Uint8Array(32);
  for (const keyCode of keyCodes) keymap[keyCode >> 3] = (keymap[keyCode >> 3] ?? 0) | (1 << (keyCode & 7));
  return keymap;
}

const V = 55;
const LESS = 94;
const PLAY = 172;

it('finds the keys that X says moved, each once, and no others', () => {
  let keymap = keymapWith(V);
  const keys = new NamelessKeys(() => keymap);
  expect(keys.changes()).toEqual([]);
  keymap = keymapWith(V, LESS);
  expect(keys.changes()).toEqual([{ trigger: { device: 'keyboard', code: 'IntlBackslash' }, isDown: true }]);
  expect(keys.changes()).toEqual([]);
  keymap = keymapWith(PLAY);
  expect(keys.changes()).toEqual([
    { trigger: { device: 'keyboard', code: 'IntlBackslash' }, isDown: false },
    { trigger: { device: 'keyboard', code: 'MediaPlayPause' }, isDown: true },
  ]);
});
