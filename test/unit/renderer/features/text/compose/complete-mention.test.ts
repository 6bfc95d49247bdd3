import { expect, it } from 'vitest';
import { completeMention, findMention } from '../../../../../../renderer/features/text/compose/complete-mention.ts';

const NAMES = ['Robin', 'Old Tom', 'Tomasz', 'Wren'];

it.each([
  ['@', NAMES],
  ['hi @to', ['Old Tom', 'Tomasz']],
  ['@old t', ['Old Tom']],
  ['@x', undefined],
  ['mail@to', undefined],
  ['no mention', undefined],
  ['@Robin and', undefined],
])('after %j it offers %j', (text, names) => {
  expect(findMention(text, text.length, NAMES)?.names).toEqual(names);
});

it('completes before the caret, and keeps what follows', () => {
  const found = findMention('hi @to there', 6, NAMES);
  expect(completeMention('hi @to there', 6, found!, 'Tomasz')).toEqual({ text: 'hi @Tomasz there', caret: 11 });
});
