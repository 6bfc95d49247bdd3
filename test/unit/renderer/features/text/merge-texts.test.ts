import { describe, expect, it } from 'vitest';
import { mergeTexts, pendingKey } from '../../../../../renderer/features/text/merge-texts.ts';
import type { ShownText } from '../../../../../renderer/features/text/text-store.ts';
import type { TextRow, Texts } from '../../../../../shared/protocol/text/text-messages.ts';

const NOW_MS = 1_000_000;

function row(id: number, more: Partial<TextRow> = {}): TextRow {
  return {
    ...{ id, change: id, at: id, from: 2, name: 'Wren', identity: '', request: 100 + id, text: `text ${id}` },
    to: { kind: 'lobby', id: 0, name: '' },
    ...{ isEdited: false, isDeleted: false, reactions: [], isOwn: false, mine: [] },
    ...more,
  };
}

const texts = (rows: readonly TextRow[], log = 'a'): Texts => ({
  type: 'texts',
  log,
  end: 9,
  now: 10,
  rows: [...rows],
});
const shownOf = (messages: readonly ShownText[]): string[] => messages.map(({ text }) => text);

function pending(request: number): ShownText {
  const mine = row(0, { request, isOwn: true, from: 1, text: 'mine' });
  return { ...mine, key: pendingKey(request), log: '', atMs: 0, state: 'sending', refusal: null };
}

describe('messages of a host', () => {
  it('come in the order of their numbers, with their age on the clock of this window', () => {
    const { messages, added } = mergeTexts([], texts([row(2), row(1)]), NOW_MS);
    expect(shownOf(messages)).toEqual(['text 1', 'text 2']);
    expect(added.map(({ id }) => id)).toEqual([1, 2]);
    expect(messages.map(({ atMs }) => atMs)).toEqual([NOW_MS - 9_000, NOW_MS - 8_000]);
  });

  it('replace what they change, and keep its time and place', () => {
    const first = mergeTexts([], texts([row(1), row(2)]), NOW_MS).messages;
    const edited = row(1, { change: 3, text: 'edited', isEdited: true });
    const { messages, added } = mergeTexts(first, texts([edited]), NOW_MS + 60_000);
    expect(shownOf(messages)).toEqual(['edited', 'text 2']);
    expect(messages[0]?.atMs).toBe(first[0]?.atMs);
    expect(added).toEqual([]);
  });

  it('answer your own message, which is there once', () => {
    const { messages, added } = mergeTexts([pending(101)], texts([row(1, { isOwn: true, from: 1 })]), NOW_MS);
    expect(messages).toMatchObject([{ key: 'a 1', state: 'sent' }]);
    expect(added).toEqual([]);
  });

  it('come before those that have no answer yet', () => {
    const { messages } = mergeTexts([pending(77)], texts([row(1)]), NOW_MS);
    expect(shownOf(messages)).toEqual(['text 1', 'mine']);
  });

  it('follow those of an earlier host, and are no second copies of them', () => {
    const before = mergeTexts([], texts([row(1), row(2)]), NOW_MS).messages;
    const again = row(1, { request: 102, text: 'text 2' });
    const { messages, added } = mergeTexts(before, texts([again, row(2, { request: 500, text: 'new' })], 'b'), NOW_MS);
    expect(shownOf(messages)).toEqual(['text 1', 'text 2', 'new']);
    expect(added.map(({ text }) => text)).toEqual(['new']);
  });

  it('are at most 10,000', () => {
    const rows = Array.from({ length: 10_050 }, (_, index) => row(index + 1));
    const { messages } = mergeTexts([], texts(rows), NOW_MS);
    expect(messages).toHaveLength(10_000);
    expect(messages[0]?.id).toBe(51);
  });
});
