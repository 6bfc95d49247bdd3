import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../../../../main/desktop/settings/make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('creates missing parents too, for its owner only, and accepts existing folders', () => {
  const inner = path.join(folder, 'a', 'b');
  makeFolder(inner);
  makeFolder(inner);
  expect(statSync(inner).mode & 0o077).toBe(0);
});

it('fails when no folder can be created, or a file has its name', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(() => makeFolder(path.join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(path.join(folder, 'file', 'a', 'b'))).toThrow('ENOTDIR');
});

it.runIf(process.platform === 'linux')('succeeds when the file system denies access to an existing folder', () => {
  expect(() => makeFolder('/proc/earshot/a')).toThrow('ENOENT');
});
