import { describe, expect, it } from 'vitest';
import { resolveStaticPath } from '../../../../main/web/static-path.ts';

describe('resolveStaticPath', () => {
  it('serves the page at the root', () => {
    expect(resolveStaticPath('/')).toEqual({ segments: ['index.html'], mimeType: 'text/html; charset=utf-8' });
  });

  it.each([
    ['/assets/index-Ab1_x.js', 'text/javascript; charset=utf-8'],
    ['/assets/meter.worklet-9.js', 'text/javascript; charset=utf-8'],
    ['/style.css', 'text/css; charset=utf-8'],
    ['/codec.wasm', 'application/wasm'],
  ])('serves %s as %s', (urlPath, mimeType) => {
    expect(resolveStaticPath(urlPath)).toEqual({ segments: urlPath.slice(1).split('/'), mimeType });
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..\\..\\package.json',
    '/.env.json',
    '/.git/config.json',
    '//evil.test/a.js',
    '/C:/windows/a.js',
    '/a.js\0.html',
    '/assets//a.js',
    '/assets/',
    '/./a.js',
    '/index',
    '/a.ts',
    '/a.js.map',
    '/a.JS',
    '/a.constructor',
    'assets/a.js',
    '',
    '*',
    `/${'a'.repeat(600)}.js`,
  ])('serves nothing for %j', (urlPath) => {
    expect(resolveStaticPath(urlPath)).toBeUndefined();
  });
});
