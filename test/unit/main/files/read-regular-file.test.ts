import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegularFile, readRegularFile } from '../../../../main/files/read-regular-file.ts';

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('reading a file', () => {
  it('returns its bytes, also through a link', async () => {
    writeFileSync(inFolder('a'), 'text');
    symlinkSync(inFolder('a'), inFolder('link'));
    expect(await readRegularFile(inFolder('link'), 4)).toEqual({ sizeBytes: 4, bytes: Buffer.from('text') });
  });

  it('reads nothing of a file that is too large', async () => {
    writeFileSync(inFolder('a'), 'text');
    expect(await readRegularFile(inFolder('a'), 3)).toEqual({ sizeBytes: 4, bytes: undefined });
  });

  it('rejects with the error of the system when there is none', async () => {
    await expect(readRegularFile(inFolder('missing'), 10)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a folder', async () => {
    mkdirSync(inFolder('folder'));
    await expect(openRegularFile(inFolder('folder'))).rejects.toThrow();
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe that nobody writes to, and an endless device', async () => {
    execFileSync('mkfifo', [inFolder('pipe')]);
    await expect(openRegularFile(inFolder('pipe'))).rejects.toMatchObject({ code: 'ENOTFILE' });
    await expect(openRegularFile('/dev/zero')).rejects.toMatchObject({ code: 'ENOTFILE' });
  });
});
