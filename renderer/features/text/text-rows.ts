import type { TextExtra } from './text-extra.ts';
import type { ShownText } from './text-store.ts';

/** A row of the list. */
export type ListRow =
  | { readonly type: 'day'; readonly key: string; readonly atMs: number }
  | { readonly type: 'new'; readonly key: string }
  /** `isFirst`: of a row of messages of one author, which then has their name. */
  | { readonly type: 'message'; readonly key: string; readonly message: ShownText; readonly isFirst: boolean }
  | { readonly type: 'extra'; readonly key: string; readonly extra: TextExtra; readonly isFirst: boolean };

/** Messages of one author within this time stand below one name. */
const TOGETHER_MS = 300_000;

/** Arranges messages in rows, with a line for each day, and one above the first that is new. */
export function rowsOf(
  messages: readonly ShownText[],
  newFrom: string | null,
  extras: readonly TextExtra[] = [],
): ListRow[] {
  const rows: ListRow[] = [];
  let before: Entry | undefined;
  for (const entry of inOrder(messages, extras)) {
    const { key, atMs } = entry;
    if (before === undefined ? false : dayOf(before.atMs) !== dayOf(atMs))
      rows.push({ type: 'day', key: `day ${key}`, atMs });
    if (key === newFrom) rows.push({ type: 'new', key: 'new' });
    const last = rows.at(-1);
    const isFirst = before === undefined || last?.key !== before.key || !isSameVoice(before, entry);
    if ('to' in entry) rows.push({ type: 'message', key, message: entry, isFirst });
    else rows.push({ type: 'extra', key, extra: entry, isFirst });
    before = entry;
  }
  return rows;
}

type Entry = ShownText | TextExtra;

/** Puts the others between the messages, which keep their order. */
function inOrder(messages: readonly ShownText[], extras: readonly TextExtra[]): readonly Entry[] {
  const waiting = extras.toSorted((a, b) => a.atMs - b.atMs);
  const entries: Entry[] = [];
  for (const message of messages) {
    while (waiting[0] !== undefined && waiting[0].atMs < message.atMs) entries.push(...waiting.splice(0, 1));
    entries.push(message);
  }
  return [...entries, ...waiting];
}

function dayOf(atMs: number): string {
  return new Date(atMs).toDateString();
}

function isSameVoice(a: Entry, b: Entry): boolean {
  const isSame = a.from === b.from && a.name === b.name && audienceOf(a) === audienceOf(b);
  return isSame && b.atMs - a.atMs < TOGETHER_MS;
}

function audienceOf(entry: Entry): string {
  return 'to' in entry ? `${entry.to.kind} ${entry.to.id}` : 'lobby 0';
}
