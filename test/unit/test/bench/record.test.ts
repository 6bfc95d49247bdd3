import { expect, test } from 'vitest';
import type { Figure } from '../../../bench/figure.ts';
import { formatValue, updateRecord } from '../../../bench/record.ts';

const figure = (value: number): Figure => ({ name: 'delay', value, unit: 'ms', target: 5, note: 'of 3 runs' });

test('a recorded section replaces the one with its name and leaves everything else unchanged', () => {
  const text = '# Benchmarks\n\nHow to read.\n\n## join\n\nold join\n\n## delay\n\nold delay\n';
  const updated = updateRecord(text, [{ name: 'join', circumstances: 'today', figures: [figure(4)] }]);
  expect(updated).toContain('# Benchmarks\n\nHow to read.\n\n## join\n\nRecorded today.');
  expect(updated).toContain('| delay | 4 ms | <= 5 ms | yes | of 3 runs |');
  expect(updated).not.toContain('old join');
  expect(updated.endsWith('\n\n## delay\n\nold delay\n')).toBe(true);
});

test('a section that was never recorded is added at the end', () => {
  const updated = updateRecord('# Benchmarks\n\n## join\n\nold join\n', [
    { name: 'mixer', circumstances: 'today', figures: [figure(6)] },
  ]);
  expect(updated.indexOf('## mixer')).toBeGreaterThan(updated.indexOf('old join'));
  expect(updated).toContain('| delay | 6 ms | <= 5 ms | **no** | of 3 runs |');
});

test('recording twice has the same effect as recording once', () => {
  const sections = [{ name: 'join', circumstances: 'today', figures: [figure(4)] }];
  const once = updateRecord('# Benchmarks\n', sections);
  expect(updateRecord(once, sections)).toBe(once);
});

test('a void figure is recorded as void, not as a number, and neither reaches nor misses its target', () => {
  const updated = updateRecord('# Benchmarks\n', [
    { name: 'crowd', circumstances: 'today', figures: [figure(Number.NaN)] },
  ]);
  expect(updated).toContain('| delay | **void** | <= 5 ms | **void** | of 3 runs |');
});

test('small values keep three decimals, large ones none', () => {
  expect([0.0312, 4.238, 86.44, 12_345.6, 3].map((value) => formatValue({ ...figure(value), unit: '' }))).toEqual([
    '0.031',
    '4.24',
    '86.4',
    '12346',
    '3',
  ]);
});
