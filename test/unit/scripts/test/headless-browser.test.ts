import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BROWSER_VARIABLE } from '../../../../scripts/test/find-test-browser.ts';
import { findHeadlessBrowser, prepareHeadlessBrowser } from '../../../../scripts/test/headless-browser.ts';

// The programs are shell scripts.
describe.runIf(process.platform === 'linux')('the browser for pages that nobody sees', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earshot-browsers-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv(BROWSER_VARIABLE, '');
    vi.stubEnv('EARSHOT_HEADLESS_BROWSER', '');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  function install(name: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, '#!/bin/sh\necho "Chromium 150.0.1"\n', { mode: 0o755 });
    return file;
  }

  it('is the headless shell where it is installed', () => {
    install('chromium');
    const shell = install('chromium-headless-shell');
    prepareHeadlessBrowser();
    expect(findHeadlessBrowser()).toEqual({ ok: true, value: shell });
  });

  it('is the browser that the person named, even beside a headless shell', () => {
    install('chromium-headless-shell');
    const named = install('my-browser');
    vi.stubEnv(BROWSER_VARIABLE, named);
    prepareHeadlessBrowser();
    expect(findHeadlessBrowser()).toEqual({ ok: true, value: named });
  });

  it('is the installed browser as long as nothing was prepared', () => {
    const chromium = install('chromium');
    install('chromium-headless-shell');
    expect(findHeadlessBrowser()).toEqual({ ok: true, value: chromium });
  });
});
