import type { KeyboardEvent } from 'react';

const UP_AND_DOWN: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown']);

/** Moves the focus to another row by ArrowUp, ArrowDown, Home and End. The other keys of a slider set its volume. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  // The arrow keys do not walk on the map here.
  if (event.key.startsWith('Arrow')) event.stopPropagation();
  if (event.target instanceof HTMLInputElement && !UP_AND_DOWN.has(event.key)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const rows = [...event.currentTarget.children];
  const index = rows.findIndex((row) => row.contains(document.activeElement));
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (target === undefined || index < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, target))]?.querySelector<HTMLElement>('.person-more')?.focus();
}
