import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reach } from '../../../../renderer/i18n/locales/en/reach.ts';

const FINDINGS: readonly string[] = Object.values(reach.finding).map((text) => text.replaceAll('\u2019', "'"));

it('the guide to connections quotes what the check says', () => {
  const guide = readFileSync(new URL('../../../../docs/players/connection.md', import.meta.url), 'utf8');
  const rows = guide.split('\n').filter((line) => line.startsWith('| '));
  const cells = rows.map((line) => line.split('|')[1]?.trim() ?? '');
  const quotes = cells.filter((cell) => cell !== 'it says' && !cell.startsWith('---'));
  expect(quotes).not.toEqual([]);
  expect(quotes.filter((quote) => !FINDINGS.includes(quote))).toEqual([]);
});
