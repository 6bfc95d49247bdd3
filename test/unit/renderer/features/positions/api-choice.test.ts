import { expect, it } from 'vitest';
import { readOrigins, readPort } from '../../../../../renderer/features/positions/api-choice.ts';

it.each([
  ['', null],
  ['  ', null],
  [' 8080 ', 8_080],
  ['65535', 65_535],
  ['0', undefined],
  ['65536', undefined],
  ['80.5', undefined],
  ['-1', undefined],
  ['http', undefined],
  ['8080 8081', undefined],
])('reads the port %j', (text, port) => {
  expect(readPort(text)).toBe(port);
});

it.each([
  ['', []],
  ['https://cfx-nui-radio', ['https://cfx-nui-radio']],
  [' HTTPS://a.test/, http://localhost:8060  https://a.test', ['https://a.test', 'http://localhost:8060']],
])('reads the origins %j', (text, origins) => {
  expect(readOrigins(text)).toEqual(origins);
});

it.each([
  '*',
  'https://a.test *',
  'a.test',
  'https://a.test/page',
  Array(17)
    .fill('x')
    .map((_, n) => `https://${n}.test`)
    .join(' '),
])('refuses the origins %j', (text) => {
  expect(readOrigins(text)).toBeUndefined();
});
