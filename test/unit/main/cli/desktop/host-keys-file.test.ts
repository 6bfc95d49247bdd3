import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { HOST_KEYS_FILE_NAME, openHostKeys, storeHostKeys } from '../../../../../main/cli/desktop/host-keys-file.ts';

const makeTemporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'earshot-'));

it('keys are created once, for their owner only, and are the same with the next start', async () => {
  const folder = path.join(makeTemporaryFolder(), 'new', 'folder');
  const first = await openHostKeys(folder, Date.now());
  expect(first.ok).toBe(true);
  expect(await openHostKeys(folder, Date.now() + 86_400_000)).toEqual(first);
  expect(readdirSync(folder)).toEqual([HOST_KEYS_FILE_NAME]);
  if (process.platform !== 'win32') expect(statSync(path.join(folder, HOST_KEYS_FILE_NAME)).mode & 0o777).toBe(0o600);
});

it.skipIf(process.platform === 'win32')('keys that others may read become private again', async () => {
  const folder = makeTemporaryFolder();
  await openHostKeys(folder, 0);
  chmodSync(path.join(folder, HOST_KEYS_FILE_NAME), 0o644);
  expect((await openHostKeys(folder, 0)).ok).toBe(true);
  expect(statSync(path.join(folder, HOST_KEYS_FILE_NAME)).mode & 0o777).toBe(0o600);
});

it('stored keys replace the former ones', async () => {
  const folder = makeTemporaryFolder();
  const first = await openHostKeys(folder, 0);
  if (!first.ok) throw new Error(first.error.message);
  const next = { ...first.value, secret: new Uint8Array(16).fill(3) };
  await storeHostKeys(folder, next);
  expect(await openHostKeys(folder, 0)).toEqual({ ok: true, value: next });
});

it.each(['', '{', '{"version":2}', 'x'.repeat(20_000)])(
  'a damaged file is reported and left alone: %.20s',
  async (text) => {
    const folder = makeTemporaryFolder();
    const filePath = path.join(folder, HOST_KEYS_FILE_NAME);
    writeFileSync(filePath, text);
    expect(await openHostKeys(folder, 0)).toMatchObject({
      ok: false,
      error: { code: 'keys-damaged', message: expect.stringContaining(filePath) as string },
    });
    expect(readFileSync(filePath, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual([HOST_KEYS_FILE_NAME]);
  },
);

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that cannot be written is reported',
  async () => {
    const folder = makeTemporaryFolder();
    chmodSync(folder, 0o500);
    expect(await openHostKeys(folder, 0)).toMatchObject({ ok: false, error: { code: 'keys-unread' } });
  },
);

it('a file in place of the folder is reported', async () => {
  const file = path.join(makeTemporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await openHostKeys(file, 0)).toMatchObject({ ok: false, error: { code: 'keys-unread' } });
});
