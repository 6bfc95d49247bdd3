import { MODIFIERS, type Modifier, type Trigger } from '../../../../shared/model/keys/bindings.ts';
import { isTypingKey, modifierOf } from '../../../../shared/model/keys/presses.ts';

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

/**
 * Returns the modifiers that are held during an event. AltGr counts as outside the window: as Alt, and under Windows,
 * which presses Ctrl too, as Ctrl and Alt. `platform`: as `navigator.platform` names it.
 */
export function modifiersOfEvent(
  event: KeyboardEvent | MouseEvent,
  platform: string = navigator.platform,
): ReadonlySet<Modifier> {
  const held = new Set<Modifier>();
  const isAltGraph = event.getModifierState('AltGraph');
  if (event.ctrlKey || (isAltGraph && platform.startsWith('Win'))) held.add('Control');
  if (event.altKey || isAltGraph) held.add('Alt');
  if (event.shiftKey) held.add('Shift');
  if (event.metaKey) held.add('Meta');
  return held;
}

/** Commands of text fields with Ctrl: moving or deleting by words, and copy, paste, cut, undo, redo, select all. */
const EDITING_CODE = /^(Arrow\w+|Home|End|Backspace|Delete|Insert)$/;
const EDITING_LETTER = /^[acvxyz]$/i;
const LATIN_LETTER = /^[a-z]$/i;

/**
 * Returns whether a press enters or edits text in a text field. Function keys and mouse buttons do not, nor does Ctrl
 * with most letters. AltGr, which may arrive as Ctrl and Alt, enters characters. `character`: what the key types in the
 * layout in use (`KeyboardEvent.key`), which decides over its place; not known outside of the window.
 */
export function writesText(key: Trigger, held: ReadonlySet<Modifier>, character = ''): boolean {
  if (key.device !== 'keyboard') return false;
  if (modifierOf(key) !== undefined) return true;
  if (!isTypingKey(key)) return false;
  if (held.has('Alt') || !(held.has('Control') || held.has('Meta')) || EDITING_CODE.test(key.code)) return true;
  // Under a layout without Latin letters, the places are those of an American keyboard.
  return EDITING_LETTER.test(LATIN_LETTER.test(character) ? character : key.code.replace(/^Key/, ''));
}

/** Returns whether a key is also pressed while you write in other programs, where it would open the microphone. */
export function isTypedElsewhere(trigger: Trigger): boolean {
  if (modifierOf(trigger) !== undefined) return true;
  return isTypingKey(trigger) && (trigger.modifiers ?? []).every((modifier) => modifier === 'Shift');
}
