import { expect, it } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { shortenNames } from '../../../../renderer/words/names.ts';

const t = createI18n().getFixedT('en', 'common');

it.each([
  [['Fox'], 1, ['Fox']],
  [['Fox', 'Owl'], 1, ['Fox', 'Owl']],
  [['Fox', 'Owl', 'Lynx'], 1, ['Fox', '2 more']],
  [['Fox', 'Owl', 'Lynx'], 2, ['Fox', 'Owl', 'Lynx']],
  [['Fox', 'Owl', 'Lynx', 'Wren', 'Hare'], 2, ['Fox', 'Owl', '3 more']],
  [[], 2, []],
])('shortens %j to %i names', (names, shown, shortened) => {
  expect(shortenNames(names, shown, t)).toEqual(shortened);
});
