import { describe, expect, it } from 'vitest';
import { isForThisServer, isFromOwnPage, readCookie } from '../../../../../main/desktop/shell/request-checks.ts';

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

describe('readCookie', () => {
  it.each([
    ['earshot-1=abc', 'abc'],
    ['other=x; earshot-1=abc; more=y', 'abc'],
    ['earshot-1=', ''],
    ['earshot-11=abc', undefined],
    ['earshot-1=a; earshot-1=b', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j reads %j', (cookie, expected) => {
    expect(readCookie({ headers: { cookie } }, 'earshot-1')).toBe(expected);
  });
});
