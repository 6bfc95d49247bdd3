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

it('puts files between the messages by their time, under the same name', () => {
  const { name } = author(1);
  const messages = [
    sampleText(author(1), 1, { atMs: at(20) }),
    sampleText(author(1), 2, { atMs: at(20) + 60_000 }),
    sampleText(author(2), 3, { atMs: at(20) + 90_000 }),
  ];
  const extras = [
    { key: 'late', atMs: at(20) + 100_000, from: 1, name },
    { key: 'early', atMs: at(20) + 30_000, from: 1, name },
  ];
  const rows = rowsOf(messages, 'early', extras);
  expect(rows.map(({ key }) => key)).toEqual([
    messages[0]!.key,
    'new',
    'early',
    ...messages.slice(1).map(({ key }) => key),
    'late',
  ]);
  expect(rows.map((row) => 'isFirst' in row && row.isFirst)).toEqual([true, false, true, false, true, true]);
});
