import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reach } from '../../../../renderer/i18n/locales/en/reach.ts';

const FINDINGS: readonly string[] = Object.values(reach.finding).map((text) => text.replaceAll('\u2019', "'"));

it('the guide to connections quotes what the check says', () => {
  const guide = readFileSync(new URL('../../../../docs/players/connection.md', import.meta.url), 'utf8');
  const rows = guide.split('\n').filter((line) => line.startsWith('| '));
  const quotes = rows.slice(1).map((line) => line.split('|')[1]?.trim() ?? '');
  expect(quotes.filter((quote) => !quote.startsWith('---'))).not.toEqual([]);
  expect(quotes.filter((quote) => !quote.startsWith('---') && !FINDINGS.includes(quote))).toEqual([]);
});
