import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakInstanceLock, claimInstance } from '../../../../../../main/desktop/shell/browser/instance-lock.ts';

/** Files are created, but nothing can be written into them, while there is a code. */
const fullDisk = {
  get code(): string | undefined {
    return undefined;
  },
};
beforeEach(async () => {
  const handle = await open(import.meta.filename);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const writeFile = Reflect.get(prototype, 'writeFile') as (...parameters: unknown[]) => Promise<void>;
  vi.spyOn(prototype, 'writeFile').mockImplementation(function (this: FileHandle, ...parameters: unknown[]) {
    const { code } = fullDisk;
    if (code !== undefined) return Promise.reject(Object.assign(new Error(code), { code }));
    return writeFile.apply(this, parameters);
  });
});
afterEach(() => vi.restoreAllMocks());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function claim(pid: number, livingPids: readonly number[], startupTimeoutMs = 0) {
  return claimInstance({
    folder,
    pid,
    secret: `${pid}-`.padEnd(43, 's'),
    isProcessAlive: (other) => livingPids.includes(other),
    startupTimeoutMs,
  });
}

async function claimFirst(pid: number, livingPids: readonly number[]) {
  const claimed = await claim(pid, livingPids);
  if (claimed.kind !== 'first') throw new Error('was not first');
  return claimed.lock;
}

describe('instance lock', () => {
  it('belongs to the first, and gives the second its address', async () => {
    const lock = await claimFirst(10, [10, 11]);
    await lock.publish(24_680);
    expect(await claim(11, [10, 11])).toEqual({ kind: 'second', port: 24_680, secret: '10-'.padEnd(43, 's') });
  });

  it.skipIf(process.platform === 'win32')('replaces a folder or a pipe in its place', async () => {
    const filePath = path.join(folder, 'instance.json');
    mkdirSync(path.join(filePath, 'kept'), { recursive: true });
    await (await claimFirst(10, [10])).publish(24_680);
    expect(statSync(filePath).isFile()).toBe(true);
    expect(readdirSync(folder).some((name) => name.includes('unusable'))).toBe(true);
    rmSync(filePath);
    execFileSync('mkfifo', [filePath]);
    await (await claimFirst(10, [10])).publish(24_680);
    expect(statSync(filePath).isFile()).toBe(true);
  });

  it('can be read by its owner only', async () => {
    await (await claimFirst(10, [10])).publish(24_680);
    expect(statSync(path.join(folder, 'instance.json')).mode & 0o077).toBe(0);
  });

  it('is free again once released', async () => {
    await (await claimFirst(10, [10])).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['ENOSPC', 'EDQUOT'])('is granted without a file when the disk is full (%s)', async (code) => {
    const full = vi.spyOn(fullDisk, 'code', 'get').mockReturnValue(code);
    const lock = await claimFirst(10, [10]);
    expect(readdirSync(folder)).toEqual([]);
    await lock.publish(24_680);
    await lock.release();
    full.mockRestore();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not granted when the folder cannot be written for another reason, and leaves no file', async () => {
    vi.spyOn(fullDisk, 'code', 'get').mockReturnValueOnce('EIO');
    await expect(claim(10, [10])).rejects.toThrow('EIO');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no file without a port when the disk fills up meanwhile', async () => {
    const lock = await claimFirst(10, [10]);
    vi.spyOn(fullDisk, 'code', 'get').mockReturnValue('ENOSPC');
    await lock.publish(24_680);
    vi.restoreAllMocks();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken from a process that died', async () => {
    await (await claimFirst(10, [10])).publish(24_680);
    expect((await claim(11, [11])).kind).toBe('first');
  });

  it('is taken from an earlier process with our own process id', async () => {
    await (await claimFirst(10, [10])).publish(24_680);
    expect((await claim(10, [10])).kind).toBe('first');
  });

  it('waits for a process that is still starting', async () => {
    const lock = await claimFirst(10, [10, 11]);
    const second = claim(11, [10, 11], 5_000);
    await lock.publish(24_680);
    expect(await second).toMatchObject({ kind: 'second', port: 24_680 });
  });

  it.each(['', '{', '{"pid":"x"}', '[]'])('is taken when the file contains %j', async (text) => {
    writeFileSync(path.join(folder, 'instance.json'), text);
    expect((await claim(11, [], 60_000)).kind).toBe('first');
  });

  it('goes to exactly one of many concurrent starts', async () => {
    const claims = await Promise.all(
      [20, 21, 22, 23].map((pid) =>
        claim(pid, [20, 21, 22, 23], 300).then(async (claimed) => {
          if (claimed.kind === 'first') await claimed.lock.publish(pid);
          return claimed.kind;
        }),
      ),
    );
    expect(claims.filter((kind) => kind === 'first')).toHaveLength(1);
  });

  it('is not released or broken by a process that does not own it', async () => {
    const old = await claimFirst(10, [10]);
    const taken = await claimFirst(11, [11]);
    await taken.publish(1_234);
    await old.release();
    await breakInstanceLock(folder, 'other');
    expect(readFileSync(path.join(folder, 'instance.json'), 'utf8')).toContain('1234');
    await breakInstanceLock(folder, '11-'.padEnd(43, 's'));
    expect(readdirSync(folder)).toEqual([]);
  });
});
