import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStaticFile } from '../../../../../main/desktop/shell/static-files.ts';

let base: string;
let folder: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'earshot-static-'));
  folder = path.join(base, 'renderer');
  mkdirSync(path.join(folder, 'assets.js'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(base, 'secret.json'), '{}');
  symlinkSync(path.join(base, 'secret.json'), path.join(folder, 'link.json'));
  symlinkSync(path.join(folder, 'index.html'), path.join(folder, 'inside.html'));
});
afterAll(() => rmSync(base, { recursive: true }));

describe('serveStaticFile', () => {
  it('answers GET with the file and the security headers', async () => {
    const answer = await serveStaticFile(folder, 'GET', '/');
    expect(answer.status).toBe(200);
    expect(new TextDecoder().decode(answer.body)).toBe('<!doctype html>');
    expect(answer.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': '15',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Content-Security-Policy': expect.stringContaining("default-src 'none'") as unknown,
    });
  });

  it('answers HEAD with the same headers and no body', async () => {
    const answer = await serveStaticFile(folder, 'HEAD', '/index.html');
    expect(answer.headers['Content-Length']).toBe('15');
    expect(answer.body).toHaveLength(0);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', ''])('refuses the method %j', async (method) => {
    expect((await serveStaticFile(folder, method, '/')).status).toBe(405);
  });

  it.each(['/missing.js', '/assets.js', '/../secret.json', '/link.json'])('has nothing at %s', async (urlPath) => {
    const answer = await serveStaticFile(folder, 'GET', urlPath);
    expect(answer.status).toBe(404);
    expect(answer.headers['Cache-Control']).toBe('no-store');
  });

  it('follows a link that stays inside', async () => {
    expect((await serveStaticFile(folder, 'GET', '/inside.html')).status).toBe(200);
  });
});
