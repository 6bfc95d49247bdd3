import { expect, it } from 'vitest';
import { parseScriptArguments } from '../../../scripts/script-arguments.ts';

const OPTIONS = { only: { type: 'string' }, record: { type: 'boolean', default: false } } as const;

it('reads options and words', () => {
  expect(parseScriptArguments(['--only', 'a', 'b'], OPTIONS, 1)).toEqual({
    ok: true,
    value: { values: { only: 'a', record: false }, positionals: ['b'] },
  });
});

it('asks for help whatever else is written', () => {
  expect(parseScriptArguments(['--foo', '--help'], OPTIONS, 0)).toEqual({ ok: true, value: 'help' });
});

it.each([
  [['--foo'], 'Unknown option --foo.'],
  [['--only'], '--only needs a value.'],
  [['--record=yes'], "--record doesn't take a value."],
  [['--olny', 'a'], 'Unknown option --olny. Did you mean --only?'],
  [['word'], "Unexpected argument 'word'."],
])('refuses %j', (argv, message) => {
  expect(parseScriptArguments(argv, OPTIONS, 0)).toMatchObject({ ok: false, error: { message } });
});
