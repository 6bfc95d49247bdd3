/** Returns a text in one line, for messages. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** Returns what an element is called in messages: "<button.primary>". */
export function nameOf(element: Element): string {
  const names = [...element.classList].map((name) => `.${name}`).join('');
  return `<${element.localName}${names}>`;
}

/** Returns the story and state that an element belongs to. */
export function nameOfState(element: Element): string {
  const state = element.closest('[data-state-frame]')?.getAttribute('data-state-frame') ?? '';
  const story = element.closest('.sheet-story')?.querySelector('h2')?.textContent ?? '';
  return story === '' ? `'${state}'` : `${story} '${state}'`;
}
