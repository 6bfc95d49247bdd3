import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createCopyText,
  listClipboardPrograms,
  type ClipboardProgram,
} from '../../../../../../main/desktop/shell/browser/copy-text.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const missing: ClipboardProgram = { command: '/nowhere/xclip', programArguments: [], encoding: 'utf8' };
const failing: ClipboardProgram = {
  command: process.execPath,
  programArguments: ['-e', 'process.exit(1)'],
  encoding: 'utf8',
};
const working = (file: string, encoding: 'utf8' | 'utf16le' = 'utf8'): ClipboardProgram => ({
  command: process.execPath,
  programArguments: ['-e', `process.stdin.pipe(require('fs').createWriteStream(${JSON.stringify(file)}))`],
  encoding,
});

describe('createCopyText', () => {
  it('uses the first program that works, and passes it the text', async () => {
    const file = path.join(folder, 'clipboard');
    expect(await createCopyText([missing, failing, working(file)])('ear\nshot é')).toEqual({
      ok: true,
      value: undefined,
    });
    expect(readFileSync(file, 'utf8')).toBe('ear\nshot é');
  });

  it('writes UTF-16 on Windows', async () => {
    const file = path.join(folder, 'clipboard');
    await createCopyText([working(file, 'utf16le')])('é');
    expect(readFileSync(file)).toEqual(Buffer.from('é', 'utf16le'));
  });

  it.each([[[]], [[missing]], [[failing, missing]]])('asks to copy by hand when none works (%#)', async (programs) => {
    expect(await createCopyText(programs)('text')).toMatchObject({ ok: false, error: { code: 'no-clipboard' } });
  });
});

describe('listClipboardPrograms', () => {
  it.each([
    ['win32', {}, ['clip.exe']],
    ['darwin', {}, ['/usr/bin/pbcopy']],
    ['linux', { DISPLAY: ':0' }, ['xclip', 'xsel']],
    ['linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, ['wl-copy', 'xclip', 'xsel']],
    ['linux', {}, []],
  ] as const)('on %s with %j: %j', (platform, environment, commands) => {
    expect(listClipboardPrograms(platform, environment).map(({ command }) => command)).toEqual(commands);
  });
});
