import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import {
  readSuccessionFile,
  SUCCESSION_FILE_NAME,
  SuccessionFile,
} from '../../../../../main/cli/serve/succession-file.ts';
import type { KeptSuccession } from '../../../../../main/host/succession/succession-office.ts';
import { afterTest } from '../../../../support/lobby/host-parts.ts';
import { silentLog } from '../../../../support/silent-log.ts';
import { createSignedMember, issueSuccession, type SignedMember } from '../../../../support/succession/signed-lobby.ts';

let founder: SignedMember;

beforeAll(async () => {
  founder = await createSignedMember();
});

const keptOf = (version: number): KeptSuccession => ({
  claims: [],
  issued: issueSuccession(founder, { epoch: 0, version, members: [founder] }, [founder]),
});

function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-succession-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('brings back the newest, for its owner only, and says when it is on the disk', async () => {
  const folder = createFolder();
  const onDisk: number[] = [];
  const written: string[] = [];
  const file = new SuccessionFile({
    folder,
    onKept: ({ issued: { version } }) => {
      onDisk.push(version);
      written.push(readFileSync(path.join(folder, SUCCESSION_FILE_NAME), 'utf8'));
    },
    log: silentLog,
  });
  expect(await readSuccessionFile(folder)).toEqual({ ok: true, value: undefined });
  const [first, second, third] = [keptOf(1), keptOf(2), keptOf(3)];
  for (const kept of [first, second, third]) file.keep(kept);
  await expect.poll(() => onDisk).toEqual([1, 3]);
  expect(written.at(-1)).toBe(`${JSON.stringify(third)}\n`);
  expect(await readSuccessionFile(folder)).toEqual({ ok: true, value: third });
  if (process.platform !== 'win32') expect(statSync(path.join(folder, SUCCESSION_FILE_NAME)).mode & 0o777).toBe(0o600);
});

it('keeps nothing that cannot be written, and keeps the next one', async () => {
  let isFull = true;
  const [onDisk, warned]: [number[], string[]] = [[], []];
  const file = new SuccessionFile({
    folder: '/nowhere',
    onKept: ({ issued: { version } }) => onDisk.push(version),
    log: { ...silentLog, warn: (text) => warned.push(text) },
    write: async () => {
      if (isFull) throw new Error('ENOSPC: no space left on device');
    },
  });
  file.keep(keptOf(1));
  await expect.poll(() => warned).toEqual([expect.stringContaining('ENOSPC')]);
  isFull = false;
  file.keep(keptOf(2));
  await expect.poll(() => onDisk).toEqual([2]);
});

it.each(['', '{}', '{"claims":[],"issued":{"version":1}}', 'x'.repeat(600_000)])(
  'stops at a damaged file, which it leaves alone (%#)',
  async (text) => {
    const folder = createFolder();
    const filePath = path.join(folder, SUCCESSION_FILE_NAME);
    writeFileSync(filePath, text);
    expect(await readSuccessionFile(folder)).toMatchObject({ ok: false });
    expect(readFileSync(filePath, 'utf8')).toBe(text);
  },
);
