import { spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createMumbleLinkSource } from '../../../../main/desktop/positions/mumble-link/create-mumble-link-source.ts';
import type { LinkMemory } from '../../../../main/desktop/positions/mumble-link/link-memory.ts';
import { MumbleLinkSource } from '../../../../main/desktop/positions/mumble-link/mumble-link-source.ts';
import { PosixMemory } from '../../../../main/desktop/positions/mumble-link/posix-memory.ts';
import { SharedFileMemory } from '../../../../main/desktop/positions/mumble-link/shared-file-memory.ts';
import { loadPosixLibrary } from '../../../../main/desktop/positions/mumble-link/system-libraries.ts';
import type { PositionReport } from '../../../../main/desktop/positions/position-source.ts';
import { success } from '../../../../shared/result.ts';
import { linkBytes } from '../../../support/desktop/link-bytes.ts';
import { buildLinkWriter, startLinkWriter } from '../../../support/desktop/link-writer.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const isLinux = process.platform === 'linux';

/** A name of its own for each test: the user's real link is never touched. */
let names = 0;
let name = '';
let file = '';
const files: string[] = [];
const children = new Set<ChildProcess>();
const sources = new Set<MumbleLinkSource>();
const programs = mkdtempSync(path.join(tmpdir(), 'earshot-link-'));
const compiled = isLinux ? buildLinkWriter(programs) : undefined;

afterEach(async () => {
  for (const child of children) await end(child);
  for (const source of sources) await source.stop();
  sources.clear();
  for (const each of files.splice(0)) rmSync(each, { force: true, recursive: true });
});

afterAll(() => rmSync(programs, { recursive: true, force: true }));

function newName(): void {
  name = `EarshotTest.${process.pid}.${++names}`;
  file = `/dev/shm/${name}`;
  files.push(file);
}

async function end(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

type Writer = 'C' | 'Node';

/** A game in another process. `kind` 'C' is the compiled program, 'Node' does the same without a compiler. */
function play(kind: Writer, position: readonly [number, number, number], microseconds = 10_000): ChildProcess {
  const child = startLinkWriter(kind === 'C' ? compiled : undefined, name, position, microseconds);
  children.add(child);
  return child;
}

interface Listening {
  readonly source: MumbleLinkSource;
  /** Each report, undefined for silence, with the time of the look that found it where the test gave a clock. */
  readonly heard: { readonly report: PositionReport | undefined; readonly atMs: number }[];
  last(): PositionReport | undefined;
}

async function listen(
  options: { readonly memory?: LinkMemory; readonly nowMs?: () => number } = {},
): Promise<Listening> {
  const { memory, nowMs = () => performance.now() } = options;
  let lookedAtMs = 0;
  const clock = (): number => (lookedAtMs = nowMs());
  const source =
    memory === undefined
      ? createMumbleLinkSource({ mappingName: name })
      : new MumbleLinkSource({ loadMemory: async () => success(memory), nowMs: clock });
  sources.add(source);
  const heard: Listening['heard'] = [];
  await source.start((report) => void heard.push({ report, atMs: lookedAtMs }));
  return { source, heard, last: () => heard.at(-1)?.report };
}

const stands = (listening: Listening, x: number) =>
  waitUntil(`somebody stands at ${x} m`, () => listening.last()?.pose?.xMetres === x);
const reads = (memory: LinkMemory, bytes: number): Buffer => {
  const target = Buffer.alloc(bytes);
  expect(memory.read(target)).toBe(true);
  return target;
};

/** Each look, 20 ms apart, counts as 100 ms: so tests need not wait for seconds. */
function hastyClock(): () => number {
  let nowMs = 0;
  return () => (nowMs += 100);
}

if (!isLinux)
  it('is not tested here with games in other processes: not Linux (SKIPPED)', ({ skip }) =>
    skip('shared memory as files is there on Linux only'));
if (isLinux && compiled === undefined)
  it('is not tested here with the C program: no compiler (SKIPPED)', ({ skip }) =>
    skip('neither cc nor gcc is installed'));

describe.runIf(isLinux).each([...(compiled === undefined ? [] : (['C'] as const)), 'Node' as const])(
  'a game written in %s',
  (kind) => {
    it('finds the memory, is heard from at once, and moves', async () => {
      newName();
      const listening = await listen();
      expect(statSync(file)).toMatchObject({ size: 10_580, mode: 0o100600 });
      const game = play(kind, [12.5, 64, -3]);
      await stands(listening, 12.5);
      expect(listening.last()).toMatchObject({
        pose: { xMetres: 12.5, yMetres: 64, zMetres: -3, yawRadians: 0 },
        presence: { world: expect.stringMatching(/^TestLink /) },
      });
      expect(listening.source.report()).toMatchObject({ state: 'fresh', feeder: 'TestLink', refused: 0 });
      await end(game);
      play(kind, [20, 64, -3]);
      await stands(listening, 20);
    });

    it('appears within 100 ms of where the source is started beside it', async () => {
      newName();
      const memory = new SharedFileMemory(file, process.getuid?.() ?? 0);
      memory.open();
      play(kind, [1, 2, 3]);
      await waitUntil('the game writes', () => reads(memory, 8).readUInt32LE(4) > 0);
      // Time is counted in looks of 20 ms at which the game had written, so that a busy machine does not matter.
      let nowMs = 0;
      let lastTick = 0;
      const nowByLooks = (): number => {
        const tick = reads(memory, 8).readUInt32LE(4);
        if (tick !== lastTick) nowMs += 20;
        lastTick = tick;
        return nowMs;
      };
      const listening = await listen({
        memory: new SharedFileMemory(file, process.getuid?.() ?? 0),
        nowMs: nowByLooks,
      });
      await waitUntil('it appears', () => listening.heard.length > 0);
      expect(listening.heard[0]?.atMs).toBeLessThanOrEqual(100);
      await listening.source.stop();
      memory.close();
    });

    it('is lost between 5 and 6 s after it has stopped', async () => {
      newName();
      const listening = await listen({
        memory: new SharedFileMemory(file, process.getuid?.() ?? 0),
        nowMs: hastyClock(),
      });
      const game = play(kind, [7, 0, 0]);
      await stands(listening, 7);
      await end(game);
      await waitUntil('it is lost', () => listening.heard.at(-1)?.report === undefined);
      const [last, silence] = listening.heard.slice(-2);
      expect((silence?.atMs ?? 0) - (last?.atMs ?? 0)).toBeGreaterThanOrEqual(5_000);
      expect((silence?.atMs ?? 0) - (last?.atMs ?? 0)).toBeLessThanOrEqual(6_000);
      expect(listening.source.report()).toMatchObject({ state: 'stale', feeder: 'TestLink' });
    });

    it('is found again after the memory was removed, as Mumble does when it closes', async () => {
      newName();
      const listening = await listen();
      const before = play(kind, [1, 0, 0]);
      await stands(listening, 1);
      await end(before);
      const inode = statSync(file).ino;
      rmSync(file);
      await waitUntil('the memory is there again', () => existsSync(file) && statSync(file).size === 10_580);
      expect(statSync(file).ino).not.toBe(inode);
      play(kind, [2, 0, 0]);
      await stands(listening, 2);
    });

    it('is found again after another program has put a memory of its own there', async () => {
      newName();
      const listening = await listen();
      const before = play(kind, [1, 0, 0]);
      await stands(listening, 1);
      await end(before);
      writeFileSync(`${file}.new`, linkBytes({ tick: 9, position: [99, 99, 99] }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      play(kind, [3, 0, 0]);
      await stands(listening, 3);
      expect(listening.heard.filter(({ report }) => report?.pose?.xMetres === 99)).toEqual([]);
    });

    it('does not start a link of its own where nobody has made one', async () => {
      newName();
      const game = play(kind, [1, 0, 0]);
      await waitUntil('it gives up', () => game.exitCode !== null);
      expect([game.exitCode, existsSync(file)]).toEqual([1, false]);
    });
  },
);

it.runIf(compiled !== undefined)(
  'takes one moment in each look from a game that writes 10,000 times a second',
  async () => {
    newName();
    let looks = 0;
    const listening = await listen({
      memory: new SharedFileMemory(file, process.getuid?.() ?? 0),
      nowMs: () => ++looks * 20,
    });
    play('C', [3, 2, 1], 50);
    await stands(listening, 3);
    const before = { looks, taken: listening.source.report().taken };
    await waitUntil('it has looked often', () => looks - before.looks >= 100);
    expect(listening.source.report().taken - before.taken).toBeGreaterThan(50);
    expect(listening.source.report().taken - before.taken).toBeLessThanOrEqual(looks - before.looks);
  },
);

describe.runIf(isLinux)('beside a running Mumble', () => {
  it('opens the memory that is there as it stands, and leaves it there when it closes', async () => {
    newName();
    const before = linkBytes({ tick: 5, name: 'Game' });
    writeFileSync(file, before, { mode: 0o600 });
    const listening = await listen();
    await waitUntil('it is open', () => listening.source.report().state === 'waiting');
    await listening.source.stop();
    expect(readFileSync(file)).toEqual(before);
  });

  it('reads a memory of UTF-16 too, which bridges from Wine may make', async () => {
    newName();
    writeFileSync(file, linkBytes({ characterBytes: 2, tick: 1 }), { mode: 0o600 });
    const listening = await listen();
    writeFileSync(file, linkBytes({ characterBytes: 2, tick: 2, name: 'Wine game', position: [4, 5, 6] }), {
      flag: 'r+',
    });
    await stands(listening, 4);
    expect(listening.source.report().feeder).toBe('Wine game');
  });
});

describe.runIf(isLinux)('a memory that cannot be trusted', () => {
  async function reportOn(prepare: () => void) {
    newName();
    prepare();
    const listening = await listen();
    return listening.source.report();
  }

  it('of another size is refused and left alone', async () => {
    expect(await reportOn(() => writeFileSync(file, 'x'.repeat(4_096), { mode: 0o600 }))).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('4096 bytes'),
    });
    expect(statSync(file).size).toBe(4_096);
  });

  it('that is a symbolic link is not followed', async () => {
    const target = path.join(programs, 'target');
    writeFileSync(target, '');
    expect(await reportOn(() => symlinkSync(target, file))).toMatchObject({ state: 'failed' });
    expect([statSync(target).size, lstatSync(file).isSymbolicLink()]).toEqual([0, true]);
  });

  it('that is a folder or a pipe is refused without waiting', async () => {
    expect(await reportOn(() => mkdirSync(file))).toMatchObject({ state: 'failed' });
    expect(await reportOn(() => void spawnSync('mkfifo', [file]))).toMatchObject({ state: 'failed' });
  });

  it.runIf(process.getuid?.() === 0)('of another user is refused', async () => {
    const report = await reportOn(() => {
      writeFileSync(file, linkBytes(), { mode: 0o666 });
      chownSync(file, 12_345, 12_345);
    });
    expect(report).toMatchObject({ state: 'failed', detail: expect.stringContaining('somebody else') });
  });

  it('that is cut off while it is read is opened anew once it is whole', async () => {
    newName();
    const listening = await listen({
      memory: new SharedFileMemory(file, process.getuid?.() ?? 0),
      nowMs: hastyClock(),
    });
    writeFileSync(file, linkBytes({ tick: 1, position: [1, 0, 0] }), { flag: 'r+' });
    await stands(listening, 1);
    truncateSync(file, 100);
    await waitUntil('it is said', () => listening.source.report().state !== 'fresh');
    rmSync(file);
    await waitUntil('it is there again', () => existsSync(file) && statSync(file).size === 10_580);
    writeFileSync(file, linkBytes({ tick: 7, position: [2, 0, 0] }), { flag: 'r+' });
    await stands(listening, 2);
  });
});

it.each(['', '../../etc/x', 'a/b', '.hidden', 'n'.repeat(31), 'nul\0'])(
  'is off where its memory is to be called %j',
  async (mappingName) => {
    const source = createMumbleLinkSource({ mappingName });
    await source.start(() => undefined);
    expect(source.report()).toMatchObject({ state: 'off', detail: expect.stringContaining('EARSHOT_MUMBLE_LINK') });
  },
);

describe.runIf(isLinux)('shared memory by native calls, as on macOS', () => {
  it('makes, reads and finds again what is behind a name, and leaves it there', async () => {
    newName();
    const library = await loadPosixLibrary();
    const memory = new PosixMemory(library, `/${name}`, process.getuid?.() ?? 0);
    expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 10_580, isNew: true } });
    expect(statSync(file)).toMatchObject({ size: 10_580, mode: 0o100600 });
    expect(reads(memory, 10_580)).toEqual(Buffer.alloc(10_580));
    const bytes = linkBytes({ tick: 3, name: 'Größe' });
    writeFileSync(file, bytes, { flag: 'r+' });
    expect(reads(memory, 10_580)).toEqual(bytes);
    rmSync(file);
    expect(memory.open().ok).toBe(true);
    expect(reads(memory, 8)).toEqual(Buffer.alloc(8));
    memory.close();
    expect([memory.read(Buffer.alloc(8)), existsSync(file)]).toEqual([false, true]);
  });

  it('says what is wrong with a name or a size', async () => {
    newName();
    const library = await loadPosixLibrary();
    const userId = process.getuid?.() ?? 0;
    expect(new PosixMemory(library, `/${name}/x`, userId).open()).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    writeFileSync(file, 'x'.repeat(100), { mode: 0o600 });
    expect(new PosixMemory(library, `/${name}`, userId).open()).toMatchObject({ ok: false, error: { code: 'size' } });
    expect(new PosixMemory(library, `/${name}`, userId + 1).open()).toMatchObject({
      ok: false,
      error: { code: 'foreign' },
    });
  });

  it.runIf(compiled !== undefined)('hears a game', async () => {
    newName();
    const listening = await listen({
      memory: new PosixMemory(await loadPosixLibrary(), `/${name}`, process.getuid?.() ?? 0),
    });
    play('C', [6, 0, 0]);
    await stands(listening, 6);
  });
});
