import { expect, it } from 'vitest';
import { isEqualData } from '../../../../shared/spatial/is-equal-data.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

it('compares plain data at any depth, in any order of fields', () => {
  const { law, ...others } = DEFAULT_HEARING_RULES;
  expect(isEqualData({ ...others, law }, JSON.parse(JSON.stringify(DEFAULT_HEARING_RULES)))).toBe(true);
  expect(isEqualData([[0, 1]], [[0, 2]])).toBe(false);
  expect(isEqualData({ a: null }, { a: {} })).toBe(false);
  expect(isEqualData({ a: undefined }, { b: undefined })).toBe(false);
  expect(isEqualData([1], [1, 2])).toBe(false);
});
