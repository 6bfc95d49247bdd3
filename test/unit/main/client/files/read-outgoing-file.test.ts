import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOutgoingFile } from '../../../../../main/client/files/read-outgoing-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-send-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function open(content: string) {
  const filePath = path.join(folder, 'map.txt');
  await writeFile(filePath, content);
  const opened = await readOutgoingFile(filePath);
  if (!opened.ok) throw new Error(opened.error.message);
  return { file: opened.value, filePath };
}

it('describes a file, and reads its parts', async () => {
  const { file } = await open('hello');
  expect(file).toMatchObject({ name: 'map.txt', size: 5, image: '' });
  expect(file.sha256).toBe('LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ');
  expect(Buffer.from(await file.read(1, 3)).toString()).toBe('ell');
});

it('reads no part of a file that has changed', async () => {
  const { file, filePath } = await open('hello');
  await appendFile(filePath, ' world');
  await expect(file.read(0, 5)).rejects.toThrow('changed');
  await truncate(filePath, 2);
  await expect(file.read(0, 5)).rejects.toThrow('changed');
});

it.each([
  ['a folder', '.', 'not a file'],
  ['nothing', 'none.txt', 'no such file'],
  ['an empty file', 'empty.txt', 'empty'],
])('refuses %s', async (_what, name, reason) => {
  await writeFile(path.join(folder, 'empty.txt'), '');
  const opened = await readOutgoingFile(path.join(folder, name));
  expect(opened.ok ? '' : `${opened.error.code}: ${opened.error.message}`).toMatch(new RegExp(`bad-file: .*${reason}`));
});
