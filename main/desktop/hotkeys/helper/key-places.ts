/** The keyboard layout in use, as Windows reports it. */
export interface KeyboardLayout {
  /** Tells layouts apart. */
  readonly id: number | bigint;
  /** The place of a virtual key in the layout, as a scan code of set 1; 0 = nowhere. */
  scanCodeOf(virtualKey: number): number;
}

/**
 * Windows' numbers of the keys that lie elsewhere in other layouts, by libuiohook's keycodes for them. Letters and
 * digits have their characters' codes.
 */
const VIRTUAL_KEYS: ReadonlyMap<number, number> = new Map([
  ...[
    0x1e, 0x30, 0x2e, 0x20, 0x12, 0x21, 0x22, 0x23, 0x17, 0x24, 0x25, 0x26, 0x32, 0x31, 0x18, 0x19, 0x10, 0x13, 0x1f,
    0x14, 0x16, 0x2f, 0x11, 0x2d, 0x15, 0x2c,
  ].map((keycode, index) => [keycode, 0x41 + index] as const),
  ...[0x0b, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a].map(
    (keycode, digit) => [keycode, 0x30 + digit] as const,
  ),
  [0x27, 0xba],
  [0x0d, 0xbb],
  [0x33, 0xbc],
  [0x0c, 0xbd],
  [0x34, 0xbe],
  [0x35, 0xbf],
  [0x29, 0xc0],
  [0x1a, 0xdb],
  [0x2b, 0xdc],
  [0x1b, 0xdd],
  [0x28, 0xde],
  [0x0e46, 0xe2],
]);

/** The key beside the left shift, which American keyboards lack: its scan code, and libuiohook's keycode for it. */
const INTERNATIONAL_SCAN_CODE = 0x56;
const INTERNATIONAL_KEYCODE = 0x0e46;

/**
 * Windows tells libuiohook which character a key stands for in the layout in use, and libuiohook takes that for the key
 * of an American keyboard: on a French one, the key beside Tab is taken for A. Bindings mean places, as the window does
 * (`KeyboardEvent.code`), so this finds the place again. libuiohook's keycodes of these keys are their scan codes.
 */
export class KeyPlaces {
  readonly #readLayout: () => KeyboardLayout;
  #places = new Map<number, number>();
  #layoutId: number | bigint | undefined;

  constructor(readLayout: () => KeyboardLayout) {
    this.#readLayout = readLayout;
  }

  /** The keycode of the place at which a key lies that libuiohook calls `keycode`. */
  placeOf(keycode: number): number {
    const virtualKey = VIRTUAL_KEYS.get(keycode);
    if (virtualKey === undefined) return keycode;
    const layout = this.#readLayout();
    if (layout.id !== this.#layoutId) {
      this.#layoutId = layout.id;
      this.#places = new Map();
    }
    const known = this.#places.get(keycode);
    if (known !== undefined) return known;
    const scanCode = layout.scanCodeOf(virtualKey);
    const place = scanCode === 0 ? keycode : scanCode === INTERNATIONAL_SCAN_CODE ? INTERNATIONAL_KEYCODE : scanCode;
    this.#places.set(keycode, place);
    return place;
  }
}
