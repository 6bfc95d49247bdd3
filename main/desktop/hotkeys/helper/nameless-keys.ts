import type { RawInput } from './raw-event.ts';

/** Reads which keys are down: bit n of the 32 bytes is key code n of X. */
export type ReadKeymap = () => Uint8Array;

/**
 * Keys that libuiohook reports as 0 under X, by the key code of X, which is evdev's plus 8. Names are
 * `KeyboardEvent.code`.
 */
const NAMELESS_KEYS: readonly (readonly [keyCode: number, code: string])[] = [
  [94, 'IntlBackslash'],
  [97, 'IntlRo'],
  [98, 'Lang3'],
  [99, 'Lang4'],
  [100, 'Convert'],
  [101, 'KanaMode'],
  [102, 'NonConvert'],
  [129, 'NumpadComma'],
  [130, 'Lang1'],
  [131, 'Lang2'],
  [136, 'BrowserStop'],
  [137, 'Again'],
  [138, 'Props'],
  [139, 'Undo'],
  [140, 'Select'],
  [141, 'Copy'],
  [142, 'Open'],
  [143, 'Paste'],
  [144, 'Find'],
  [145, 'Cut'],
  [146, 'Help'],
  [163, 'LaunchMail'],
  [164, 'BrowserFavorites'],
  [169, 'Eject'],
  [171, 'MediaTrackNext'],
  [172, 'MediaPlayPause'],
  [173, 'MediaTrackPrevious'],
  [174, 'MediaStop'],
  [175, 'MediaRecord'],
  [176, 'MediaRewind'],
  [180, 'BrowserHome'],
  [181, 'BrowserRefresh'],
  [187, 'NumpadParenLeft'],
  [188, 'NumpadParenRight'],
  [215, 'MediaPlay'],
  [216, 'MediaFastForward'],
];

/** The codes of the keys that `NamelessKeys` finds. */
export const NAMELESS_CODES: readonly string[] = NAMELESS_KEYS.map(([, code]) => code);

/** Finds out which of the keys without a name of libuiohook's moved, by what the X server says is down. */
export class NamelessKeys {
  readonly #readKeymap: ReadKeymap;
  readonly #down = new Set<string>();

  constructor(readKeymap: ReadKeymap) {
    this.#readKeymap = readKeymap;
  }

  /** Returns what changed since the last call. */
  changes(): readonly RawInput[] {
    const keymap = this.#readKeymap();
    return NAMELESS_KEYS.flatMap(([keyCode, code]) => {
      const isDown = ((keymap[keyCode >> 3] ?? 0) & (1 << (keyCode & 7))) !== 0;
      if (isDown === this.#down.has(code)) return [];
      if (isDown) this.#down.add(code);
      else this.#down.delete(code);
      return [{ trigger: { device: 'keyboard', code }, isDown }];
    });
  }
}
