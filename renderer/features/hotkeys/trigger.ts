import type { Trigger } from '../../../shared/model/bindings.ts';

/** The same text for the same trigger, for maps and React keys. */
export function triggerId(trigger: Trigger): string {
  return trigger.device === 'keyboard' ? `key ${trigger.code}` : `button ${trigger.button}`;
}

/** The button of a mouse event as a trigger; undefined for left and right, with which the window itself is used. */
export function triggerOfButton(button: number): Trigger | undefined {
  return button === 1 || button === 3 || button === 4 ? { device: 'mouse', button } : undefined;
}

/** Letters, digits, signs, and what edits text: nobody who types means to talk by them. */
const WRITING_CODE =
  /^(Key|Digit|Numpad|Intl|Bracket|Lang)|^(Space|Backquote|Minus|Equal|Backslash|Semicolon|Quote|Comma|Period|Slash|Backspace|Delete|Home|End|Enter|Tab|KanaMode|Convert|NonConvert)$|^(Shift|Control|Alt|Meta|Arrow)/;

/** Whether it means text where text is entered. F keys and mouse buttons do not. */
export function isWritingTrigger(trigger: Trigger): boolean {
  return trigger.device === 'keyboard' && WRITING_CODE.test(trigger.code);
}
