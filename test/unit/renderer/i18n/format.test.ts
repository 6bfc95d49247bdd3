import { expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatList,
  formatMetres,
  formatMilliseconds,
  formatNumber,
  formatPercent,
} from '../../../../renderer/i18n/format.ts';

it.each([
  [0.5, '0.5 m'],
  [9.96, '10 m'],
  [31.6, '32 m'],
  [1_500, '1.5 km'],
])('writes %d metres as "%s"', (metres, text) => {
  expect(formatMetres(metres, 'en')).toBe(text);
});

it("uses the language's decimal sign and unit", () => {
  expect(formatMetres(2.5, 'de')).toBe('2,5 m');
  expect(formatMetres(2.5, 'zh-Hans')).toBe('2.5米');
  expect(formatNumber(12_034, 'en')).toBe('12,034');
  expect(formatNumber(12_034, 'de')).toBe('12.034');
});

it('writes a minus, which is longer than a hyphen', () => {
  expect(formatNumber(-11, 'en')).toBe('\u221211');
  expect(formatNumber(-6.5, 'de')).toBe('\u22126,5');
});

it.each([
  [0, '<1 ms'],
  [0.4, '<1 ms'],
  [0.5, '1 ms'],
  [41.6, '42 ms'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(formatMilliseconds(milliseconds, 'en')).toBe(text);
});

it('writes a fraction as a percentage', () => {
  expect(formatPercent(0.1, 'en')).toBe('10%');
  expect(formatPercent(1.5, 'fr')).toMatch(/^150\s%$/u);
});

it("joins a list with the language's conjunction", () => {
  expect(formatList(['Fox', 'Owl', 'Lynx'], 'en', 'and')).toBe('Fox, Owl and Lynx');
  expect(formatList(['Fox', 'Owl'], 'en', 'or')).toBe('Fox or Owl');
  expect(formatList(['Fox', 'Owl'], 'de', 'and')).toBe('Fox und Owl');
});

it.each([
  [-5_000, 'now'],
  [59_999, 'now'],
  [60_000, '1 minute ago'],
  [7_200_000, '2 hours ago'],
  [86_400_000, 'yesterday'],
  [1_209_600_000, '2 weeks ago'],
  [40_000_000_000, 'last year'],
])('writes that something was %d ms ago as "%s"', (agoMs, text) => {
  expect(formatAgo(agoMs, 'en')).toBe(text);
});

it('writes a size in bytes, with units of 1,000', () => {
  expect([0, 999, 1_000, 999_499, 999_500, 10_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    ...['0 bytes', '999 bytes', '1 kB', '999 kB', '1 MB', '10 MB'],
  ]);
  expect(formatBytes(1_250_000, 'de')).toMatch(/^1,3\sMB$/);
});
