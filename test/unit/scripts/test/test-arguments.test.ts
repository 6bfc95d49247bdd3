import { expect, it } from 'vitest';
import { parseTestArguments, TEST_KINDS } from '../../../../scripts/test/test-arguments.ts';

it('runs the whole suite without arguments', () => {
  expect(parseTestArguments([])).toEqual({ kinds: TEST_KINDS, passedOn: [], isWholeSuite: true });
});

it('runs the kinds that are named, in the order of the suite', () => {
  expect(parseTestArguments(['contract', 'unit'])).toEqual({
    kinds: ['unit', 'contract'],
    passedOn: [],
    isWholeSuite: false,
  });
});

it('passes paths and options on, and runs only the kind that a path belongs to', () => {
  expect(parseTestArguments(['test/unit/shared', '-t', 'gain'])).toEqual({
    kinds: ['unit'],
    passedOn: ['test/unit/shared', '-t', 'gain'],
    isWholeSuite: false,
  });
});

it('looks among all kinds for what only an option names', () => {
  expect(parseTestArguments(['-t', 'gain'])).toEqual({
    kinds: TEST_KINDS,
    passedOn: ['-t', 'gain'],
    isWholeSuite: false,
  });
});
