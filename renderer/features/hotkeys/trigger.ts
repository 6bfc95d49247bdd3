import type { Trigger } from '../../../shared/model/bindings.ts';

/** Returns the same text for the same trigger, for maps and React keys. */
export function triggerId(trigger: Trigger): string {
  return trigger.device === 'keyboard' ? `key ${trigger.code}` : `button ${trigger.button}`;
}

/** Converts a mouse event's button into a trigger; undefined for left and right, which operate the window itself. */
export function triggerOfButton(button: number): Trigger | undefined {
  return button === 1 || button === 3 || button === 4 ? { device: 'mouse', button } : undefined;
}

/** Keys that enter or edit text: typing them does not mean talking. */
const WRITING_CODE =
  /^(Key|Digit|Numpad|Intl|Bracket|Lang)|^(Space|Backquote|Minus|Equal|Backslash|Semicolon|Quote|Comma|Period|Slash|Backspace|Delete|Home|End|Enter|Tab|KanaMode|Convert|NonConvert)$|^(Shift|Control|Alt|Meta|Arrow)/;

/** Returns whether the trigger enters text in a text field. F keys and mouse buttons do not. */
export function isWritingTrigger(trigger: Trigger): boolean {
  return trigger.device === 'keyboard' && WRITING_CODE.test(trigger.code);
}
