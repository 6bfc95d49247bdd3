import { expect, it } from 'vitest';
import {
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
])('says %d metres as "%s"', (metres, text) => {
  expect(formatMetres(metres, 'en')).toBe(text);
});

it('writes the decimal sign and the unit as the language does', () => {
  expect(formatMetres(2.5, 'de')).toBe('2,5 m');
  expect(formatMetres(2.5, 'zh-Hans')).toBe('2.5米');
  expect(formatNumber(12_034, 'en')).toBe('12,034');
  expect(formatNumber(12_034, 'de')).toBe('12.034');
});

it.each([
  [0, '<1 ms'],
  [0.4, '<1 ms'],
  [0.5, '1 ms'],
  [41.6, '42 ms'],
])('shows %d ms as %s', (milliseconds, text) => {
  expect(formatMilliseconds(milliseconds, 'en')).toBe(text);
});

it('writes a part of a whole in percent', () => {
  expect(formatPercent(0.1, 'en')).toBe('10%');
  expect(formatPercent(1.5, 'fr')).toMatch(/^150\s%$/u);
});

it('joins what is listed by the word of the language', () => {
  expect(formatList(['Fox', 'Owl', 'Lynx'], 'en', 'and')).toBe('Fox, Owl and Lynx');
  expect(formatList(['Fox', 'Owl'], 'en', 'or')).toBe('Fox or Owl');
  expect(formatList(['Fox', 'Owl'], 'de', 'and')).toBe('Fox und Owl');
});
