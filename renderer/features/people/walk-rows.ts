import type { KeyboardEvent } from 'react';

/** Moves the focus to another row of the list by ArrowUp, ArrowDown, Home and End; the other arrows set a volume. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  // The arrow keys do not walk on the map here.
  if (event.key.startsWith('Arrow')) event.stopPropagation();
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const rows = [...event.currentTarget.children];
  const index = rows.findIndex((row) => row.contains(document.activeElement));
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (target === undefined || index < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, target))]?.querySelector<HTMLElement>('.person-more')?.focus();
}
