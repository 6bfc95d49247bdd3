import { expect, it } from 'vitest';
import { DEMO_OPTIONS } from '../../../../../main/cli/demo-options.ts';
import { DEMO_HELP } from '../../../../../main/cli/help/demo-help.ts';
import { formatHelp, type Help } from '../../../../../main/cli/help/format-help.ts';
import { JOIN_HELP } from '../../../../../main/cli/help/join-help.ts';
import { RENDEZVOUS_HELP } from '../../../../../main/cli/help/rendezvous-help.ts';
import { SERVE_HELP } from '../../../../../main/cli/help/serve-help.ts';
import { START_HELP } from '../../../../../main/cli/help/start-help.ts';
import { JOIN_OPTIONS } from '../../../../../main/cli/join-options.ts';
import { RENDEZVOUS_OPTIONS } from '../../../../../main/cli/rendezvous-options.ts';
import { paint } from '../../../../../main/cli/screen/styled-line.ts';
import { SERVE_OPTIONS } from '../../../../../main/cli/server-options.ts';
import { START_OPTIONS } from '../../../../../main/cli/start-options.ts';

const HELPS: readonly (readonly [string, Help, object])[] = [
  ['npm start', START_HELP, START_OPTIONS],
  ['npm run demo', DEMO_HELP, DEMO_OPTIONS],
  ['npm run serve', SERVE_HELP, SERVE_OPTIONS],
  ['npm run join', JOIN_HELP, JOIN_OPTIONS],
  ['npm run rendezvous', RENDEZVOUS_HELP, RENDEZVOUS_OPTIONS],
];

it.each(HELPS)('the help of %s names each of its options once', (_command, { groups }, options) => {
  const named = groups.flatMap((group) => group.options.map(({ flag }) => /^--([a-z-]+)/.exec(flag)?.[1]));
  expect(named.toSorted()).toEqual(Object.keys(options).toSorted());
});

it.each(HELPS)('the help of %s fits the terminal, except for examples', (_command, help) => {
  for (const columns of [50, 72, 80, 100, 240]) {
    const text = paint(formatHelp(help, columns), false);
    const prose = text.split('\n').filter((line) => !/^ {2}(?:npm |# )/.test(line));
    const longest = Math.max(...prose.map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(Math.min(100, columns));
    expect(text).toMatch(/Exit codes:\n {2}0 .*\n {2}1 /);
    expect(text).not.toMatch(/\n$/);
  }
});

it('begins the texts of options in one column, below a long option', () => {
  const help: Help = {
    summary: 'Does it.',
    groups: [
      {
        title: 'Main',
        options: [
          { flag: '--a N', text: 'number', standard: '3' },
          { flag: '--a-much-longer-option NAME', text: 'name' },
        ],
      },
    ],
    failure: 'it could not',
    examples: [{ line: 'npm run it', text: 'do it' }],
  };
  expect(paint(formatHelp(help, 80), false)).toBe(
    [
      'Does it.',
      '',
      'Main:',
      '  --a N                   number (default: 3)',
      '  --a-much-longer-option NAME',
      '                          name',
      '',
      'Exit codes:',
      '  0  it did what you asked for',
      '  1  it could not',
      '  2  wrong arguments',
      '',
      'Examples:',
      '  # do it',
      '  npm run it',
    ].join('\n'),
  );
});
