/** Types of `input` that take no text. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** Keys that move a slider, or choose from radio buttons or a list. */
const STEPPING_KEY = /^(Arrow\w+|Home|End|Page\w+)$/;

/** Returns whether keys pressed on the event's target enter text. */
export function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !WITHOUT_TEXT.has(target.type);
}

/** Returns whether the event's target is moved through its values by arrow keys: a slider, a radio button or a list. */
export function isStepper(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && ['range', 'radio'].includes(target.type);
}

/**
 * Returns whether a key changes the value of the event's target, which is no text: it must reach the control even if it
 * does something else too. `code`: `KeyboardEvent.code`.
 */
export function stepsBy(target: EventTarget | null, code: string): boolean {
  if (!isStepper(target)) return false;
  if (STEPPING_KEY.test(code)) return true;
  // A slider does nothing by Space, which would scroll instead.
  return target instanceof HTMLSelectElement
    ? ['Space', 'Enter'].includes(code)
    : code === 'Space' && !isSlider(target);
}

function isSlider(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'range';
}
