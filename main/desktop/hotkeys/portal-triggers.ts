import type { Binding, Modifier, VoiceAction } from '../../../shared/model/keys/bindings.ts';

/**
 * Names of keys (XKB keysyms on a US keyboard) by `KeyboardEvent.code`, as the shortcuts specification of
 * freedesktop.org requires.
 */
const KEYSYMS: ReadonlyMap<string, string> = new Map([
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [`Key${letter}`, letter.toLowerCase()] as const),
  ...Array.from('0123456789', (digit) => [`Digit${digit}`, digit] as const),
  ...Array.from('0123456789', (digit) => [`Numpad${digit}`, `KP_${digit}`] as const),
  ...Array.from({ length: 24 }, (_, index) => [`F${index + 1}`, `F${index + 1}`] as const),
  ['Minus', 'minus'],
  ['Equal', 'equal'],
  ['BracketLeft', 'bracketleft'],
  ['BracketRight', 'bracketright'],
  ['Backslash', 'backslash'],
  ['Semicolon', 'semicolon'],
  ['Quote', 'apostrophe'],
  ['Backquote', 'grave'],
  ['Comma', 'comma'],
  ['Period', 'period'],
  ['Slash', 'slash'],
  ['IntlBackslash', 'less'],
  ['Space', 'space'],
  ['Tab', 'Tab'],
  ['Enter', 'Return'],
  ['Backspace', 'BackSpace'],
  ['CapsLock', 'Caps_Lock'],
  ['ControlLeft', 'Control_L'],
  ['ControlRight', 'Control_R'],
  ['ShiftLeft', 'Shift_L'],
  ['ShiftRight', 'Shift_R'],
  ['AltLeft', 'Alt_L'],
  ['AltRight', 'Alt_R'],
  ['MetaLeft', 'Super_L'],
  ['MetaRight', 'Super_R'],
  ['ContextMenu', 'Menu'],
  ['Insert', 'Insert'],
  ['Delete', 'Delete'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PageUp', 'Page_Up'],
  ['PageDown', 'Page_Down'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['PrintScreen', 'Print'],
  ['ScrollLock', 'Scroll_Lock'],
  ['Pause', 'Pause'],
  ['NumpadAdd', 'KP_Add'],
  ['NumpadSubtract', 'KP_Subtract'],
  ['NumpadMultiply', 'KP_Multiply'],
  ['NumpadDivide', 'KP_Divide'],
  ['NumpadDecimal', 'KP_Decimal'],
  ['NumpadEnter', 'KP_Enter'],
]);

/** Names of modifiers in the shortcuts specification. */
const MODIFIER_NAMES: Readonly<Record<Modifier, string>> = {
  Control: 'CTRL',
  Alt: 'ALT',
  Shift: 'SHIFT',
  Meta: 'LOGO',
};

/**
 * Returns the preferred key for `action`; undefined when none of its triggers can be expressed. Mouse buttons cannot.
 */
export function preferredTrigger(action: VoiceAction, bindings: readonly Binding[]): string | undefined {
  for (const { action: bound, trigger } of bindings) {
    const keysym = bound === action && trigger.device === 'keyboard' ? KEYSYMS.get(trigger.code) : undefined;
    if (keysym !== undefined)
      return [...(trigger.modifiers ?? []).map((modifier) => MODIFIER_NAMES[modifier]), keysym].join('+');
  }
  return undefined;
}
