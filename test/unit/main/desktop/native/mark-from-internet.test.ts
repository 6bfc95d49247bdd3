import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadKoffi } from '../../../../../main/desktop/native/load-koffi.ts';
import { markFromInternet } from '../../../../../main/desktop/native/mark-from-internet.ts';

/** A folder of the project: a temporary file system may keep no attributes. */
async function withFile(run: (filePath: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(process.cwd(), '.cache', 'mark-'));
  const filePath = path.join(folder, 'a.txt');
  await writeFile(filePath, 'x');
  try {
    await run(filePath);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it.runIf(process.platform === 'linux')('marks a file with its origin on Linux, if the disk keeps marks', () =>
  withFile(async (filePath) => {
    const isMarked = await markFromInternet(filePath);
    const getxattr = (await loadKoffi())
      .load('libc.so.6')
      .func('intptr_t getxattr(const char *path, const char *name, _Out_ void *value, size_t size)');
    const value = Buffer.alloc(64);
    const bytes = Number(getxattr(filePath, 'user.xdg.origin.url', value, value.length));
    expect(value.toString('utf8', 0, Math.max(0, bytes))).toBe(isMarked ? 'earshot://file' : '');
  }),
);

it.runIf(process.platform === 'darwin')('puts a file into quarantine on macOS', () =>
  withFile(async (filePath) => {
    expect(await markFromInternet(filePath)).toBe(true);
    const mark = execFileSync('xattr', ['-p', 'com.apple.quarantine', filePath], { encoding: 'utf8' });
    expect(mark).toMatch(/^0081;[0-9a-f]+;Earshot;/);
  }),
);

it('writes the zone of Windows into a stream of the file', () =>
  withFile(async (filePath) => {
    // Elsewhere, that is a file of this name.
    expect(await markFromInternet(filePath, 'win32')).toBe(true);
    expect(await readFile(`${filePath}:Zone.Identifier`, 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');
  }));

it('says when a mark cannot be written', async () => {
  expect(await markFromInternet(path.join(process.cwd(), '.cache', 'none', 'a.txt'), 'win32')).toBe(false);
});
