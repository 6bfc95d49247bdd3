import { expect, it } from 'vitest';
import { partsOf } from '../../../../../renderer/features/text/text-parts.ts';

it.each([
  ['plain', [['text', 'plain']]],
  [
    'see https://example.org/a?b=1.',
    [
      ['text', 'see '],
      ['link', 'https://example.org/a?b=1'],
      ['text', '.'],
    ],
  ],
  [
    '(http://example.org)',
    [
      ['text', '('],
      ['link', 'http://example.org'],
      ['text', ')'],
    ],
  ],
  ['javascript:alert(1)', [['text', 'javascript:alert(1)']]],
  [
    '@Wren https://x.org/@Wren',
    [
      ['mention', '@Wren'],
      ['text', ' '],
      ['link', 'https://x.org/@Wren'],
    ],
  ],
  ['', []],
])('%j has the parts %j', (text, expected) => {
  expect(partsOf(text, ['Robin', 'Wren'], 'Robin').map(({ type, text: part }) => [type, part])).toEqual(expected);
});

it('tells a mention of you from others', () => {
  expect(partsOf('@robin @wren', ['Robin', 'Wren'], 'Robin')).toEqual([
    { type: 'mention', text: '@robin', isOwn: true },
    { type: 'text', text: ' ' },
    { type: 'mention', text: '@wren', isOwn: false },
  ]);
});
