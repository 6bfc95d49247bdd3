import { format } from 'prettier';
import { expect, it } from 'vitest';
import { fencesIn, jsonValuesIn, projectFile, unformatted } from '../support/documents.ts';

const COMPARED_PAGES = [
  'docs/development/audio-path.md',
  'docs/games/game-api.md',
  'docs/games/game-server-api.md',
  'docs/players/hearing-rules.md',
  'docs/protocol/client-protocol.md',
];

/** The text of a page without its code: JSON is compared by value, and tests run the other examples. */
const prose = (markdown: string): string => unformatted(markdown).replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');

const json = (markdown: string): readonly unknown[] =>
  fencesIn(markdown)
    .filter(({ info }) => info.startsWith('json'))
    .flatMap(({ text }) => jsonValuesIn(text));

it.each(COMPARED_PAGES)('at another width does not change what the tests read in %s', async (file) => {
  const page = projectFile(file);
  const formatted = await format(page, { parser: 'markdown', proseWrap: 'always', printWidth: 60 });
  expect(prose(formatted)).toBe(prose(page));
  expect(json(formatted)).toEqual(json(page));
});
