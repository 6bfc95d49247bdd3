import type { Texts, TextRow } from '../../../shared/protocol/text/text-messages.ts';
import type { ShownText } from './text-store.ts';

/** The window forgets the oldest messages beyond these. */
const MAX_SHOWN = 10_000;

/** The messages after an answer of the host. */
export interface MergedTexts {
  readonly messages: readonly ShownText[];
  /** Those that were not there before, oldest first. */
  readonly added: readonly ShownText[];
}

/**
 * Adds what the host sends to what the window has: a row replaces the message with its number, or the one without an
 * answer that it answers. A message that another host had numbered before stays as it is. `nowMs`: of the wall clock.
 */
export function mergeTexts(messages: readonly ShownText[], { log, rows, now }: Texts, nowMs: number): MergedTexts {
  const known = new Map(messages.map((message) => [message.key, message]));
  const sent = new Set(messages.filter((message) => message.log !== log && message.log !== '').map(originOf));
  const added: ShownText[] = [];
  let isReordered = false;
  for (const row of rows) {
    const key = `${log} ${row.id}`;
    const before = known.get(key);
    if (before === undefined && sent.has(originOf(row))) continue;
    const waiting = pendingKey(row.request);
    const shown = { ...shownText(row, key, log), atMs: before?.atMs ?? nowMs - 1_000 * Math.max(0, now - row.at) };
    isReordered ||= before === undefined;
    if (before === undefined && !(row.isOwn && known.delete(waiting))) added.push(shown);
    known.set(key, shown);
  }
  const all = [...known.values()];
  return { messages: (isReordered ? inOrder(all, log) : all).slice(-MAX_SHOWN), added: inOrder(added, log) };
}

/** Returns the key of a message that has no number yet. */
export function pendingKey(request: number): string {
  return `#${request}`;
}

function originOf({ from, request }: Pick<ShownText, 'from' | 'request'>): string {
  return `${from} ${request}`;
}

function shownText({ change: _, at: __, ...row }: TextRow, key: string, log: string): Omit<ShownText, 'atMs'> {
  return { ...row, key, log, state: 'sent', refusal: null };
}

/** Sorts by the number of the newest host; those of earlier hosts come before, those without an answer last. */
function inOrder(messages: readonly ShownText[], log: string): ShownText[] {
  const rank = (message: ShownText): number => (message.log === log ? 1 : message.log === '' ? 2 : 0);
  return messages.toSorted((a, b) => rank(a) - rank(b) || (a.log === log && b.log === log ? a.id - b.id : 0));
}
