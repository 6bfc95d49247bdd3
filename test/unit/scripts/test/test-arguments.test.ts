import { expect, it } from 'vitest';
import { parseTestArguments } from '../../../../scripts/test/test-arguments.ts';

const QUICK_KINDS = ['unit', 'contract', 'integration', 'browser', 'e2e'];

it('runs every kind without arguments, except those that take minutes', () => {
  expect(parseTestArguments([])).toMatchObject({ kinds: QUICK_KINDS, passedOn: [], isWholeSuite: true });
});

it('runs the named kinds, in the order of the suite', () => {
  expect(parseTestArguments(['contract', 'unit'])).toMatchObject({
    kinds: ['unit', 'contract'],
    passedOn: [],
    isWholeSuite: false,
  });
  expect(parseTestArguments(['long']).kinds).toEqual(['long']);
  expect(parseTestArguments(['network']).kinds).toEqual(['network']);
});

it('passes on paths and options, and runs only the kind that a path belongs to', () => {
  expect(parseTestArguments(['test/unit/shared', '-t', 'gain'])).toMatchObject({
    kinds: ['unit'],
    passedOn: ['test/unit/shared', '-t', 'gain'],
    isWholeSuite: false,
  });
});

it.each([['--foo'], ['-x'], ['--testNamePatern', 'gain'], ['unit', '--wach']])(
  'refuses the option in %j',
  (...given) => {
    expect(() => parseTestArguments(given)).toThrow(/^Unknown option --?\w+\.$/);
  },
);

it.each([['-t', 'gain'], ['--testNamePattern=gain'], ['--bail', '1'], ['-u']])('passes on %j', (...given) => {
  expect(parseTestArguments(given).passedOn).toEqual(given);
});

it('searches all quick kinds when there is only an option', () => {
  expect(parseTestArguments(['-t', 'gain'])).toMatchObject({ kinds: QUICK_KINDS, passedOn: ['-t', 'gain'] });
});

it('watches a path', () => {
  expect(parseTestArguments(['--watch', 'test/unit/shared'])).toMatchObject({
    kinds: ['unit'],
    passedOn: ['test/unit/shared'],
    isWatching: true,
    isWholeSuite: false,
  });
});

it('accepts a time limit and still runs the whole suite', () => {
  expect(parseTestArguments(['--time-limit', '3'])).toMatchObject({
    limitMinutes: 3,
    isWholeSuite: true,
    passedOn: [],
  });
});

it.each([['0'], ['-1'], ['soon'], []])('refuses the time limit %s', (...limit: string[]) => {
  expect(() => parseTestArguments(['--time-limit', ...limit])).toThrow('--time-limit needs a number of minutes');
});
