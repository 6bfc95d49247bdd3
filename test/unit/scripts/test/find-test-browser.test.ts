import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BROWSER_VARIABLE, findTestBrowser } from '../../../../scripts/test/find-test-browser.ts';

// The programs are shell scripts; the search on Windows is covered by the app's own.
describe.runIf(process.platform === 'linux')('findTestBrowser', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earshot-browsers-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv(BROWSER_VARIABLE, '');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  function install(name: string, script: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  }

  it('chooses a browser that reports its version', () => {
    const chromium = install('chromium', 'echo "Chromium 150.0.1"');
    expect(findTestBrowser()).toEqual({ ok: true, value: chromium });
  });

  it('skips a stub that only says what to install', () => {
    install('google-chrome', 'echo "Install Chrome by snap." >&2; exit 1');
    const chromium = install('chromium', 'echo "Chromium 150.0.1"');
    expect(findTestBrowser()).toEqual({ ok: true, value: chromium });
  });

  it('prefers the named browser to all others', () => {
    install('chromium', 'echo "Chromium 150.0.1"');
    const named = install('my-browser', 'echo "Google Chrome 151.0.1"');
    vi.stubEnv(BROWSER_VARIABLE, named);
    expect(findTestBrowser()).toEqual({ ok: true, value: named });
  });

  it('says what to do when the named browser does not start, and uses no other', () => {
    install('chromium', 'echo "Chromium 150.0.1"');
    vi.stubEnv(BROWSER_VARIABLE, path.join(folder, 'missing'));
    expect(findTestBrowser()).toMatchObject({
      ok: false,
      error: { code: 'no-browser', message: expect.stringContaining('missing') as string },
    });
  });
});
