import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuestPage, servePageFile, type ServedPage } from '../../../../main/rendezvous/guest-page.ts';

const SCRIPT = `'${'x'.repeat(2_000)}'`;

let folder = '';
let page: ServedPage | undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-page-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'main-Ab12_xyz.js'), SCRIPT);
  writeFileSync(path.join(folder, '.secret.js'), 'hidden');
  writeFileSync(path.join(folder, 'notes.txt'), 'not a file of the page');
  symlinkSync('/etc/hostname', path.join(folder, 'outside.js'));
  const read = await readGuestPage(folder, true);
  if (!read.ok) throw new Error(read.error.message);
  page = read.value;
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

function request(urlPath: string, { method = 'GET', headers = {}, hasPage = true } = {}): Answer {
  const answer = { status: 0, headers: {}, body: Buffer.alloc(0) };
  const response = {
    writeHead: (status: number, sent: Answer['headers']) => {
      Object.assign(answer, { status, headers: sent });
      return response;
    },
    end: (body: string | Buffer = '') => void (answer.body = Buffer.from(body)),
  };
  servePageFile(hasPage ? page : undefined, { method, headers }, urlPath, response as unknown as ServerResponse);
  return answer;
}

describe('the page for guests', () => {
  it('is served with a policy that allows its own files and WebSockets', () => {
    const { status, headers, body } = request('/');
    expect([status, body.toString()]).toEqual([200, '<!doctype html>']);
    expect(headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Strict-Transport-Security': 'max-age=63072000',
    });
    const policy = String(headers['Content-Security-Policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("connect-src 'self' wss: ws:;");
  });

  it('is compressed for browsers that ask for it, and kept by them', () => {
    const file = '/assets/main-Ab12_xyz.js';
    const { headers, body } = request(file, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(headers).toMatchObject({
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
      Vary: 'Accept-Encoding',
    });
    expect(headers['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
    expect(request(file).body.toString()).toBe(SCRIPT);
    const again = request(file, { headers: { 'if-none-match': String(headers['ETag']) } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('has no other files, wherever they are', () => {
    const paths = ['/.secret.js', '/notes.txt', '/outside.js', '/../etc/passwd', '/assets', '/%2e%2e/x.js', '//', '/a'];
    for (const urlPath of paths) expect(request(urlPath).status, urlPath).toBe(404);
  });

  it('answers GET and HEAD', () => {
    expect(request('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: { length: 0 } });
    expect(request('/', { method: 'POST' }).status).toBe(405);
  });

  it('says that it is missing, and what to do', async () => {
    const read = await readGuestPage(path.join(folder, 'assets'), false);
    expect(read).toMatchObject({ ok: false, error: { code: 'no-page' } });
    expect(read.ok ? '' : read.error.message).toContain('--page');
    expect(await readGuestPage(path.join(folder, 'nowhere'), false)).toMatchObject({ ok: false });
    const answer = request('/', { hasPage: false });
    expect([answer.status, answer.body.toString()]).toEqual([404, 'This rendezvous server has no guest page.\n']);
  });
});
