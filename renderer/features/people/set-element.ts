/** Writes a text if it differs, so that the page has nothing to do otherwise. */
export function setText(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}

/** Writes `data-NAME` if it differs. */
export function setData(element: HTMLElement | null, name: string, value: string): void {
  if (element !== null && element.dataset[name] !== value) element.dataset[name] = value;
}
