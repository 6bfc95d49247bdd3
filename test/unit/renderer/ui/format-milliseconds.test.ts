import { expect, it } from 'vitest';
import { formatMilliseconds } from '../../../../renderer/ui/format-milliseconds.ts';

it.each([
  [0, '<1 ms'],
  [0.4, '<1 ms'],
  [0.5, '1 ms'],
  [41.6, '42 ms'],
])('shows %d ms as %s', (milliseconds, text) => {
  expect(formatMilliseconds(milliseconds)).toBe(text);
});
