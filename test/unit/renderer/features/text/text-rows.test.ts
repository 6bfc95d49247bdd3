import { expect, it } from 'vitest';
import { rowsOf } from '../../../../../renderer/features/text/text-rows.ts';
import { sampleText } from '../../../../workbench/samples/sample-texts.ts';

const author = (id: number) => ({
  ...{ id, name: `Player ${id}`, isMuted: false, isDeafened: false, identity: '', color: null, isAway: false },
});
const at = (hours: number): number => new Date(2026, 10, 30, hours).getTime();

it('puts messages of one author below one name, for five minutes and one audience', () => {
  const messages = [
    sampleText(author(1), 1, { atMs: at(20) }),
    sampleText(author(1), 2, { atMs: at(20) + 60_000 }),
    sampleText(author(1), 3, { atMs: at(20) + 120_000, to: { kind: 'team', id: 0, name: '' } }),
    sampleText(author(2), 4, { atMs: at(20) + 130_000 }),
    sampleText(author(2), 5, { atMs: at(21) }),
  ];
  expect(rowsOf(messages, null).map((row) => row.type === 'message' && row.isFirst)).toEqual([
    ...[true, false, true, true, true],
  ]);
});

it('has a line above the first new message, and one for another day', () => {
  const messages = [sampleText(author(1), 1, { atMs: at(23) }), sampleText(author(1), 2, { atMs: at(25) })];
  expect(rowsOf(messages, messages[1]!.key).map(({ type }) => type)).toEqual(['message', 'day', 'new', 'message']);
});
