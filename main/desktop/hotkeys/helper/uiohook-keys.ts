import type { Trigger } from '../../../../shared/model/keys/bindings.ts';

const LETTERS: readonly (readonly [string, number])[] = [
  ['A', 0x1e],
  ['B', 0x30],
  ['C', 0x2e],
  ['D', 0x20],
  ['E', 0x12],
  ['F', 0x21],
  ['G', 0x22],
  ['H', 0x23],
  ['I', 0x17],
  ['J', 0x24],
  ['K', 0x25],
  ['L', 0x26],
  ['M', 0x32],
  ['N', 0x31],
  ['O', 0x18],
  ['P', 0x19],
  ['Q', 0x10],
  ['R', 0x13],
  ['S', 0x1f],
  ['T', 0x14],
  ['U', 0x16],
  ['V', 0x2f],
  ['W', 0x11],
  ['X', 0x2d],
  ['Y', 0x15],
  ['Z', 0x2c],
];

/** Keycodes of the digits, by digit. */
const DIGITS: readonly number[] = [0x0b, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a];
const NUMPAD_DIGITS: readonly number[] = [0x52, 0x4f, 0x50, 0x51, 0x4b, 0x4c, 0x4d, 0x47, 0x48, 0x49];

/** F1 to F24. */
const FUNCTION_KEYS: readonly number[] = [
  0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x41, 0x42, 0x43, 0x44, 0x57, 0x58, 0x5b, 0x5c, 0x5d, 0x63, 0x64, 0x65, 0x66,
  0x67, 0x68, 0x69, 0x6a, 0x6b,
];

const NAMED: readonly (readonly [string, number])[] = [
  ['Escape', 0x01],
  ['Minus', 0x0c],
  ['Equal', 0x0d],
  ['Backspace', 0x0e],
  ['Tab', 0x0f],
  ['BracketLeft', 0x1a],
  ['BracketRight', 0x1b],
  ['Enter', 0x1c],
  ['Semicolon', 0x27],
  ['Quote', 0x28],
  ['Backquote', 0x29],
  ['Backslash', 0x2b],
  ['Comma', 0x33],
  ['Period', 0x34],
  ['Slash', 0x35],
  ['Space', 0x39],
  ['CapsLock', 0x3a],
  ['IntlBackslash', 0x0e46],
  ['ControlLeft', 0x1d],
  ['ControlRight', 0x0e1d],
  ['ShiftLeft', 0x2a],
  ['ShiftRight', 0x36],
  ['AltLeft', 0x38],
  ['AltRight', 0x0e38],
  ['MetaLeft', 0x0e5b],
  ['MetaRight', 0x0e5c],
  ['ContextMenu', 0x0e5d],
  ['PrintScreen', 0x0e37],
  ['ScrollLock', 0x46],
  ['Pause', 0x0e45],
  ['Insert', 0x0e52],
  ['Delete', 0x0e53],
  ['Home', 0x0e47],
  ['End', 0x0e4f],
  ['PageUp', 0x0e49],
  ['PageDown', 0x0e51],
  ['ArrowUp', 0xe048],
  ['ArrowLeft', 0xe04b],
  ['ArrowRight', 0xe04d],
  ['ArrowDown', 0xe050],
  ['NumLock', 0x45],
  ['NumpadDivide', 0x0e35],
  ['NumpadMultiply', 0x37],
  ['NumpadSubtract', 0x4a],
  ['NumpadAdd', 0x4e],
  ['NumpadEnter', 0x0e1c],
  ['NumpadDecimal', 0x53],
  ['NumpadEqual', 0x0e0d],
  ['NumpadComma', 0x7e],
  ['IntlRo', 0x73],
  ['IntlYen', 0x7d],
  ['MediaPlayPause', 0xe022],
  ['MediaStop', 0xe024],
  ['MediaTrackPrevious', 0xe010],
  ['MediaTrackNext', 0xe019],
  ['MediaSelect', 0xe06d],
  ['Eject', 0xe02c],
  ['AudioVolumeMute', 0xe020],
  ['AudioVolumeUp', 0xe030],
  ['AudioVolumeDown', 0xe02e],
  ['LaunchApp1', 0xe06c],
  ['LaunchApp2', 0xe021],
  ['BrowserSearch', 0xe065],
  ['BrowserHome', 0xe032],
  ['BrowserBack', 0xe06a],
  ['BrowserForward', 0xe069],
  ['BrowserStop', 0xe068],
  ['BrowserRefresh', 0xe067],
  ['BrowserFavorites', 0xe066],
];

/** The number pad without Num Lock has separate codes, and its 5 has another one on Windows. */
const WITHOUT_NUM_LOCK = 0xee00;
const CLEAR = 0xe04c;

/** One keycode of libuiohook (`VC_...` in its uiohook.h) for each `KeyboardEvent.code`. */
const KEYCODES: ReadonlyMap<string, number> = new Map([
  ...LETTERS.map(([letter, keycode]) => [`Key${letter}`, keycode] as const),
  ...DIGITS.map((keycode, digit) => [`Digit${digit}`, keycode] as const),
  ...NUMPAD_DIGITS.map((keycode, digit) => [`Numpad${digit}`, keycode] as const),
  ...FUNCTION_KEYS.map((keycode, index) => [`F${index + 1}`, keycode] as const),
  ...NAMED,
]);

/** The codes of all keys that libuiohook knows on some system. */
export const HOOK_CODES: readonly string[] = [...KEYCODES.keys()];

const CODES: ReadonlyMap<number, string> = new Map([
  ...[...KEYCODES].map(([code, keycode]) => [keycode, code] as const),
  ...NUMPAD_DIGITS.map((keycode, digit) => [WITHOUT_NUM_LOCK | keycode, `Numpad${digit}`] as const),
  [WITHOUT_NUM_LOCK | 0x53, 'NumpadDecimal'],
  [CLEAR, 'Numpad5'],
]);

/** Keys that libuiohook takes for others under X. */
const MISNAMED_UNDER_X: ReadonlyMap<number, string> = new Map([
  [0xe06c, 'BrowserBack'],
  [0xe022, 'BrowserForward'],
]);

/**
 * libuiohook's numbers of mouse buttons: 3 = middle, 4 = back, 5 = forward. Left and right (1 and 2) cannot be bound.
 */
const BUTTONS: ReadonlyMap<number, 1 | 3 | 4> = new Map([
  [3, 1],
  [4, 3],
  [5, 4],
]);

/**
 * Returns the key's trigger; undefined for keys that libuiohook does not know (it calls them all 0) or that have no
 * code. `platform`: as Node names it.
 */
export function triggerOfKeycode(keycode: number, platform: string): Trigger | undefined {
  const code = (platform === 'linux' ? MISNAMED_UNDER_X.get(keycode) : undefined) ?? CODES.get(keycode);
  return code === undefined ? undefined : { device: 'keyboard', code };
}

/** Returns the button's trigger; undefined for buttons that cannot be bound. */
export function triggerOfButton(button: number): Trigger | undefined {
  const known = BUTTONS.get(button);
  return known === undefined ? undefined : { device: 'mouse', button: known };
}
