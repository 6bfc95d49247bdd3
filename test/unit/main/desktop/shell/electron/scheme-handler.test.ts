import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchemeRequest } from '../../../../../../main/desktop/shell/electron/scheme-handler.ts';

let base: string;
let folder: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'earshot-scheme-'));
  folder = path.join(base, 'renderer');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(base, 'secret.json'), '{}');
});
afterAll(() => rmSync(base, { recursive: true }));

const ask = (url: string, method = 'GET') => answerSchemeRequest(folder, { method, url });

describe('answerSchemeRequest', () => {
  it('serves the page under the content policy', async () => {
    const answer = await ask('app://earshot/?x=1');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each([
    'app://evil/',
    'app://earshot.evil.test/',
    'https://earshot/',
    'app://earshot/../secret.json',
    'app://earshot/..%2fsecret.json',
    'app://earshot/%2e%2e/secret.json',
    'nonsense',
  ])('serves nothing for %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('answers HEAD without a body and refuses POST', async () => {
    const head = await ask('app://earshot/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask('app://earshot/', 'POST')).status).toBe(405);
  });
});
