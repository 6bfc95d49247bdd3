import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMumbleLinkSource } from '../../../../main/desktop/positions/mumble-link/create-mumble-link-source.ts';
import { PosixMemory } from '../../../../main/desktop/positions/mumble-link/posix-memory.ts';
import { SharedFileMemory } from '../../../../main/desktop/positions/mumble-link/shared-file-memory.ts';
import { loadPosixLibrary } from '../../../../main/desktop/positions/mumble-link/system-libraries.ts';
import { linkBytes } from '../../../support/desktop/link-bytes.ts';
import {
  hastyClock,
  isLinux,
  link,
  listen,
  newLink,
  programs,
  reads,
  stands,
} from '../../../support/desktop/mumble-links.ts';
import { waitUntil } from '../../../support/wait-until.ts';

describe.runIf(isLinux)('next to a running Mumble', () => {
  it('opens the existing memory unchanged, and leaves it there when it closes', async () => {
    newLink();
    const before = linkBytes({ tick: 5, name: 'Game' });
    writeFileSync(link.file, before, { mode: 0o600 });
    const listening = await listen();
    await waitUntil('the memory is open', () => listening.source.report().state === 'waiting');
    await listening.source.stop();
    expect(readFileSync(link.file)).toEqual(before);
  });

  it('reads memory without a description, which some programs leave out', async () => {
    newLink();
    const frame = (contents: Parameters<typeof linkBytes>[0]) => linkBytes(contents).subarray(0, 2_388);
    writeFileSync(link.file, frame({ tick: 1 }), { mode: 0o600 });
    const listening = await listen();
    writeFileSync(link.file, frame({ tick: 2, name: 'Small', position: [4, 5, 6] }), { flag: 'r+' });
    await stands(listening, 4);
    expect([listening.source.report().feeder, statSync(link.file).size]).toEqual(['Small', 2_388]);
  });

  it('reads UTF-16 memory too, which bridges from Wine may create', async () => {
    newLink();
    writeFileSync(link.file, linkBytes({ characterBytes: 2, tick: 1 }), { mode: 0o600 });
    const listening = await listen();
    writeFileSync(link.file, linkBytes({ characterBytes: 2, tick: 2, name: 'Wine game', position: [4, 5, 6] }), {
      flag: 'r+',
    });
    await stands(listening, 4);
    expect(listening.source.report().feeder).toBe('Wine game');
  });
});

describe.runIf(isLinux)('a memory that cannot be trusted', () => {
  async function reportOn(prepare: () => void) {
    newLink();
    prepare();
    const listening = await listen();
    return listening.source.report();
  }

  it('of another size is refused and left alone', async () => {
    expect(await reportOn(() => writeFileSync(link.file, 'x'.repeat(1_000), { mode: 0o600 }))).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('1000 bytes'),
    });
    expect(statSync(link.file).size).toBe(1_000);
  });

  it('that is a symbolic link is not followed', async () => {
    const target = path.join(programs, 'target');
    writeFileSync(target, '');
    expect(await reportOn(() => symlinkSync(target, link.file))).toMatchObject({ state: 'failed' });
    expect([statSync(target).size, lstatSync(link.file).isSymbolicLink()]).toEqual([0, true]);
  });

  it('that is a folder or a pipe is refused without waiting', async () => {
    expect(await reportOn(() => mkdirSync(link.file))).toMatchObject({ state: 'failed' });
    expect(await reportOn(() => void spawnSync('mkfifo', [link.file]))).toMatchObject({ state: 'failed' });
  });

  it.runIf(process.getuid?.() === 0)('of another user is refused', async () => {
    const report = await reportOn(() => {
      writeFileSync(link.file, linkBytes(), { mode: 0o666 });
      chownSync(link.file, 12_345, 12_345);
    });
    expect(report).toMatchObject({ state: 'failed', detail: expect.stringContaining('somebody else') });
  });

  it.runIf(process.getuid?.() !== 0)('that may only be read is read, and stays as it is', () => {
    newLink();
    writeFileSync(link.file, linkBytes({ tick: 1 }), { mode: 0o400 });
    const memory = new SharedFileMemory(link.file, process.getuid?.() ?? 0);
    expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 10_580, isNew: true } });
    expect([reads(memory, 10_580), memory.writeVersion(0)]).toEqual([linkBytes({ tick: 1 }), false]);
    memory.close();
  });

  it('that is truncated while it is read is reopened once it is complete', async () => {
    newLink();
    const listening = await listen({
      memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
      nowMs: hastyClock(),
    });
    writeFileSync(link.file, linkBytes({ tick: 1, position: [1, 0, 0] }), { flag: 'r+' });
    await stands(listening, 1);
    truncateSync(link.file, 100);
    await waitUntil('the loss is reported', () => listening.source.report().state !== 'fresh');
    rmSync(link.file);
    await waitUntil('the memory exists again', () => existsSync(link.file) && statSync(link.file).size === 10_580);
    writeFileSync(link.file, linkBytes({ tick: 7, position: [2, 0, 0] }), { flag: 'r+' });
    await stands(listening, 2);
  });
});

it.each(['', '../../etc/x', 'a/b', '.hidden', 'n'.repeat(31), 'nul\0'])(
  'is off when the configured name is %j',
  async (mappingName) => {
    const source = createMumbleLinkSource({ mappingName });
    await source.start(() => undefined);
    expect(source.report()).toMatchObject({ state: 'off', detail: expect.stringContaining('EARSHOT_MUMBLE_LINK') });
  },
);

describe.runIf(isLinux)('shared memory by native calls, as on macOS', () => {
  it('creates, reads and reopens memory by name, and leaves it there', async () => {
    newLink();
    const library = await loadPosixLibrary();
    const memory = new PosixMemory(library, `/${link.name}`, process.getuid?.() ?? 0);
    expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 10_580, isNew: true } });
    expect(statSync(link.file)).toMatchObject({ size: 10_580, mode: 0o100600 });
    expect(reads(memory, 10_580)).toEqual(Buffer.alloc(10_580));
    const bytes = linkBytes({ tick: 3, name: 'Größe' });
    writeFileSync(link.file, bytes, { flag: 'r+' });
    expect(reads(memory, 10_580)).toEqual(bytes);
    rmSync(link.file);
    expect(memory.open().ok).toBe(true);
    expect(reads(memory, 8)).toEqual(Buffer.alloc(8));
    memory.close();
    expect([memory.read(Buffer.alloc(8)), existsSync(link.file)]).toEqual([false, true]);
  });

  it('explains an invalid name or size', async () => {
    newLink();
    const library = await loadPosixLibrary();
    const userId = process.getuid?.() ?? 0;
    expect(new PosixMemory(library, `/${link.name}/x`, userId).open()).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    writeFileSync(link.file, 'x'.repeat(100), { mode: 0o600 });
    expect(new PosixMemory(library, `/${link.name}`, userId).open()).toMatchObject({
      ok: false,
      error: { code: 'size' },
    });
    expect(new PosixMemory(library, `/${link.name}`, userId + 1).open()).toMatchObject({
      ok: false,
      error: { code: 'foreign' },
    });
  });
});
