import { describe, expect, it } from 'vitest';
import { canRedraw, hasBlocks, hasColour } from '../../../../../main/cli/screen/terminal-abilities.ts';

const write = (): void => undefined;
const TERMINAL = { isTTY: true, hasColors: () => true, write };
const OLD_TERMINAL = { ...TERMINAL, hasColors: () => false };
const PIPE = { write };

describe('colours', () => {
  it.each([
    ['a terminal', TERMINAL, {}, true],
    ['a terminal without colours, as of old versions of Windows', OLD_TERMINAL, {}, false],
    ['a pipe', PIPE, {}, false],
    ['NO_COLOR', TERMINAL, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', TERMINAL, { NO_COLOR: '' }, true],
    ['TERM=dumb', TERMINAL, { TERM: 'dumb' }, false],
    ['FORCE_COLOR in a pipe', PIPE, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR against NO_COLOR', PIPE, { FORCE_COLOR: '', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', TERMINAL, { FORCE_COLOR: '0' }, false],
  ])('with %s', (_what, stream, environment, expected) => {
    expect(hasColour(stream, environment)).toBe(expected);
  });
});

it('changes lines in place only on a terminal that moves its cursor', () => {
  expect([canRedraw(TERMINAL, {}), canRedraw(TERMINAL, { TERM: 'dumb' }), canRedraw(PIPE, {})]).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([
  ['linux', { LANG: 'de_DE.UTF-8' }, true],
  ['linux', { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, false],
  ['linux', { LANG: 'C.UTF-8', TERM: 'linux' }, false],
  ['linux', {}, false],
  ['darwin', {}, true],
  ['win32', {}, false],
  ['win32', { WT_SESSION: 'x' }, true],
] as const)('draws blocks on %s with %j: %s', (platform, environment, expected) => {
  expect(hasBlocks(environment, platform)).toBe(expected);
});
