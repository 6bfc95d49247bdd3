/** Keys that move one's own dot on the map: they cannot talk as well. */
const MOVEMENT_KEYS: ReadonlySet<string> = new Set([
  'KeyW', 'KeyA', 'KeyS', 'KeyD', 'KeyQ', 'KeyE', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight',
]);

/** Keys with which the window itself is used. */
const WINDOW_KEYS: ReadonlySet<string> = new Set(['Tab', 'Escape', 'Enter', 'NumpadEnter', 'F5', 'F11', 'F12', 'MetaLeft', 'MetaRight', 'ContextMenu']);

/** Why `code` (`KeyboardEvent.code`) cannot be a key that talks, beside those `taken` already; null = it can. */
export function talkKeyProblem(code: string, taken: readonly string[] = []): string | null {
  if (!/^[A-Za-z0-9]{1,32}$/.test(code)) return 'This key cannot be told apart from others. Choose another one.';
  if (MOVEMENT_KEYS.has(code)) return `${talkKeyLabel(code)} moves you on the map. Choose another key.`;
  if (WINDOW_KEYS.has(code)) return `${talkKeyLabel(code)} is needed to use the window. Choose another key.`;
  if (taken.includes(code)) return `${talkKeyLabel(code)} is another of these keys. Choose another one.`;
  return null;
}

const LABELS: Readonly<Record<string, string>> = {
  Space: 'Space', Backquote: '`', Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\',
  Semicolon: ';', Quote: "'", Comma: ',', Period: '.', Slash: '/', CapsLock: 'Caps Lock', ShiftLeft: 'Left Shift',
  ShiftRight: 'Right Shift', ControlLeft: 'Left Ctrl', ControlRight: 'Right Ctrl', AltLeft: 'Left Alt',
  AltRight: 'Right Alt', MetaLeft: 'Left Meta', MetaRight: 'Right Meta', ArrowUp: 'Up', ArrowDown: 'Down',
  ArrowLeft: 'Left', ArrowRight: 'Right', PageUp: 'Page Up', PageDown: 'Page Down', IntlBackslash: '<',
};

/** A key's code as a person calls it: KeyV -> V, Digit4 -> 4, Numpad7 -> Num 7. */
export function talkKeyLabel(code: string): string {
  const known = LABELS[code];
  if (known !== undefined) return known;
  return code.replace(/^(Key|Digit)/, '').replace(/^Numpad/, 'Num ').replace(/([a-z])([A-Z])/g, '$1 $2');
}
