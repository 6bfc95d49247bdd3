import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveFile } from '../../../../../main/client/files/save-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-save-'));
});
afterEach(() => rm(folder, { recursive: true }));

const save = (name: string) => saveFile(folder, name, Buffer.from('new'));

it('saves under a safe name in the folder, readable by its owner only', async () => {
  expect(await save('../../up.txt')).toEqual({ ok: true, value: path.join(folder, 'up.txt') });
  expect(await readFile(path.join(folder, 'up.txt'), 'utf8')).toBe('new');
  if (process.platform !== 'win32') expect((await stat(path.join(folder, 'up.txt'))).mode & 0o777).toBe(0o600);
});

it('replaces nothing, and follows no link', async () => {
  await writeFile(path.join(folder, 'a.tar.gz'), 'old');
  await symlink(path.join(folder, 'a.tar.gz'), path.join(folder, 'a.tar (2).gz'));
  expect(await save('a.tar.gz')).toEqual({ ok: true, value: path.join(folder, 'a.tar (3).gz') });
  expect(await readFile(path.join(folder, 'a.tar.gz'), 'utf8')).toBe('old');
});

it('says why a folder takes no file', async () => {
  const missing = await saveFile(path.join(folder, 'none'), 'a', Buffer.from('x'));
  expect(missing).toMatchObject({ ok: false, error: { code: 'save-failed' } });
  expect(missing.ok ? '' : missing.error.message).toContain('no such file or folder');
});
