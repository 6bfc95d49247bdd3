import { expect, it } from 'vitest';
import { cutLine, paint, styled } from '../../../../../main/cli/screen/styled-line.ts';

const HOSTILE = '\u001b[2J\u001b]0;owned\u0007\u202eevil';

it('colours roles where there are colours, and says the same without', () => {
  const line = ['Lobby ', styled('good', 'is open'), '.'];
  expect(paint(line, false)).toBe('Lobby is open.');
  expect(paint(line, true)).toBe('Lobby \u001b[32mis open\u001b[39m.');
});

it.each([[HOSTILE], [['a', HOSTILE]], [[styled('secret', HOSTILE)]]])(
  'lets nothing that strangers wrote move the cursor: %j',
  (line) => {
    expect(paint(line, false)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(paint(cutLine(line, 200), false)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  },
);

it('cuts a line over its parts', () => {
  const line = ['abc', styled('quiet', 'defg'), 'hij'];
  expect(paint(cutLine(line, 20), false)).toBe('abcdefghij');
  expect(paint(cutLine(line, 6), false)).toBe('abcde…');
  expect(paint(cutLine(line, 3), false)).toBe('abc');
  expect(paint(cutLine('a\nb', 20), false)).toBe('a\\u000ab');
});
