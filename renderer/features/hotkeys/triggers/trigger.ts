import { MODIFIERS, type Modifier, type Trigger } from '../../../../shared/model/bindings.ts';
import { isTypingKey, modifierOf } from '../../../../shared/model/presses.ts';

/** Returns the same text for the same key or button, whatever its modifiers are. */
export function keyId(trigger: Trigger): string {
  return trigger.device === 'keyboard' ? `key ${trigger.code}` : `button ${trigger.button}`;
}

/** Returns the same text for the same trigger, for React keys. */
export function triggerId(trigger: Trigger): string {
  return [...MODIFIERS.filter((modifier) => trigger.modifiers?.includes(modifier)), keyId(trigger)].join('+');
}

/** Converts a mouse event's button into a trigger; undefined for left and right, which operate the window itself. */
export function triggerOfButton(button: number): Trigger | undefined {
  return button === 1 || button === 3 || button === 4 ? { device: 'mouse', button } : undefined;
}

/** Returns the modifiers that are held during an event. AltGr counts as Alt, as it does outside the window. */
export function modifiersOfEvent(event: KeyboardEvent | MouseEvent): ReadonlySet<Modifier> {
  const held = new Set<Modifier>();
  if (event.ctrlKey) held.add('Control');
  if (event.altKey || event.getModifierState('AltGraph')) held.add('Alt');
  if (event.shiftKey) held.add('Shift');
  if (event.metaKey) held.add('Meta');
  return held;
}

/** Commands of text fields: copy, paste, cut, undo, redo, select all, and moving or deleting by words. */
const EDITING_CODE = /^(Key[ACVXYZ]|Arrow\w+|Home|End|Backspace|Delete|Insert)$/;

/**
 * Returns whether a press enters or edits text in a text field. Function keys and mouse buttons do not, nor does Ctrl
 * with most letters. AltGr, which may arrive as Ctrl and Alt, enters characters.
 */
export function writesText(key: Trigger, held: ReadonlySet<Modifier>): boolean {
  if (key.device !== 'keyboard') return false;
  if (modifierOf(key) !== undefined) return true;
  if (!isTypingKey(key)) return false;
  return held.has('Alt') || !(held.has('Control') || held.has('Meta')) || EDITING_CODE.test(key.code);
}

/** Returns whether a key is also pressed while you write in other programs, where it would open the microphone. */
export function isTypedElsewhere(trigger: Trigger): boolean {
  if (modifierOf(trigger) !== undefined) return true;
  return isTypingKey(trigger) && (trigger.modifiers ?? []).every((modifier) => modifier === 'Shift');
}
