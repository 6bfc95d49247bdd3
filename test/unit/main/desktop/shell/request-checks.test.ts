import { describe, expect, it } from 'vitest';
import { isForThisServer, isFromOwnPage } from '../../../../../main/desktop/shell/request-checks.ts';

const AUTHORITY = '127.0.0.1:24680';

describe('isForThisServer', () => {
  it.each([
    ['127.0.0.1:24680', true],
    ['127.0.0.1', false],
    ['localhost:24680', false],
    ['evil.test:24680', false],
    ['127.0.0.1:24680.evil.test', false],
    ['127.0.0.1:24681', false],
    [undefined, false],
  ])('for Host %j: %j', (host, expected) => {
    expect(isForThisServer({ headers: { host } }, AUTHORITY)).toBe(expected);
  });
});

describe('isFromOwnPage', () => {
  it.each([
    ['http://127.0.0.1:24680', true],
    ['https://127.0.0.1:24680', false],
    ['http://127.0.0.1:24681', false],
    ['http://localhost:24680', false],
    ['http://evil.test', false],
    ['null', false],
    [undefined, false],
  ])('for Origin %j: %j', (origin, expected) => {
    expect(isFromOwnPage({ headers: { origin } }, AUTHORITY)).toBe(expected);
  });
});
