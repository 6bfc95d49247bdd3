import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CLAIM_FILE_NAME,
  createClaimCode,
  forgetClaim,
  openClaim,
} from '../../../../../../main/cli/serve/console/claim-file.ts';
import { parseClaimCode } from '../../../../../../shared/model/people/claim-code.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-claim-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = async (hasOwner: boolean, wantsNew = false): Promise<string | undefined> => {
  const opened = await openClaim({ folder, hasOwner, wantsNew });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const filePath = (): string => path.join(folder, CLAIM_FILE_NAME);

it('keeps a code until it is used, for the person who runs the host only', async () => {
  const code = await open(false);
  expect(code).toBeDefined();
  expect(parseClaimCode(await readFile(filePath(), 'utf8'))).toBe(code);
  if (process.platform !== 'win32') {
    await chmod(filePath(), 0o644);
    expect([await open(false), (await stat(filePath())).mode & 0o777]).toEqual([code, 0o600]);
  }
  expect(await open(true)).toBe(code);
  await forgetClaim(folder);
  expect(await open(true)).toBeUndefined();
});

it('makes another code if asked to, also for a lobby with an owner', async () => {
  const first = await open(false);
  const second = await open(true, true);
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
  expect(await open(true)).toBe(second);
});

it('replaces a damaged code', async () => {
  await writeFile(filePath(), 'nonsense');
  expect(await open(false)).toMatch(/^[0-9A-Z]{12}$/);
});

it('keeps nothing without a folder', async () => {
  const claims = await Promise.all(
    [false, true].map((hasOwner) => openClaim({ folder: undefined, hasOwner, wantsNew: false })),
  );
  expect(claims).toMatchObject([
    { ok: true, value: expect.any(String) as string },
    { ok: true, value: undefined },
  ]);
});

it('says that a folder cannot be used', async () => {
  const opened = await openClaim({ folder: path.join(folder, 'gone'), hasOwner: false, wantsNew: false });
  expect(opened).toMatchObject({ ok: false, error: { code: 'claim-unread' } });
});

it('makes codes that differ', () => {
  expect(new Set(Array.from({ length: 100 }, createClaimCode)).size).toBe(100);
});
