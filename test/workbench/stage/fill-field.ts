/** Types a text into the field that the selector names, as a player does. */
export function fillField(frame: HTMLElement, selector: string, text: string): void {
  const field = frame.querySelector<HTMLInputElement>(selector);
  if (field === null) return;
  // React notices only what goes through the element's own setter.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
