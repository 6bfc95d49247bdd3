import type { ShownText } from './text-store.ts';

/** A row of the list. */
export type ListRow =
  | { readonly type: 'day'; readonly key: string; readonly atMs: number }
  | { readonly type: 'new'; readonly key: string }
  /** `isFirst`: of a row of messages of one author, which then has their name. */
  | { readonly type: 'message'; readonly key: string; readonly message: ShownText; readonly isFirst: boolean };

/** Messages of one author within this time stand below one name. */
const TOGETHER_MS = 300_000;

/** Arranges messages in rows, with a line for each day, and one above the first new message. */
export function rowsOf(messages: readonly ShownText[], newFrom: string | null): ListRow[] {
  const rows: ListRow[] = [];
  let before: ShownText | undefined;
  for (const message of messages) {
    if (before === undefined ? false : dayOf(before.atMs) !== dayOf(message.atMs))
      rows.push({ type: 'day', key: `day ${message.key}`, atMs: message.atMs });
    if (message.key === newFrom) rows.push({ type: 'new', key: 'new' });
    const last = rows.at(-1);
    const isFirst = last?.type !== 'message' || !isSameVoice(last.message, message);
    rows.push({ type: 'message', key: message.key, message, isFirst });
    before = message;
  }
  return rows;
}

function dayOf(atMs: number): string {
  return new Date(atMs).toDateString();
}

function isSameVoice(a: ShownText, b: ShownText): boolean {
  const isSame = a.from === b.from && a.name === b.name && a.to.kind === b.to.kind && a.to.id === b.to.id;
  return isSame && b.atMs - a.atMs < TOGETHER_MS;
}
