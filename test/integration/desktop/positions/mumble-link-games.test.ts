import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PosixMemory } from '../../../../main/desktop/positions/mumble-link/posix-memory.ts';
import { SharedFileMemory } from '../../../../main/desktop/positions/mumble-link/shared-file-memory.ts';
import { loadPosixLibrary } from '../../../../main/desktop/positions/mumble-link/system-libraries.ts';
import { linkBytes } from '../../../support/desktop/link-bytes.ts';
import {
  compiled,
  end,
  hastyClock,
  isLinux,
  link,
  listen,
  newLink,
  play,
  reads,
  stands,
} from '../../../support/desktop/mumble-links.ts';
import { waitUntil } from '../../../support/wait-until.ts';

if (!isLinux)
  it('is not tested here with games in other processes: not Linux (SKIPPED)', ({ skip }) =>
    skip('shared memory as files is there on Linux only'));
if (isLinux && compiled === undefined)
  it('is not tested here with the C program: no compiler (SKIPPED)', ({ skip }) =>
    skip('neither cc nor gcc is installed'));

describe.runIf(isLinux).each([...(compiled === undefined ? [] : (['C'] as const)), 'Node' as const])(
  'a game written in %s',
  (kind) => {
    it('finds the memory, reports at once, and follows movement', async () => {
      newLink();
      const listening = await listen();
      expect(statSync(link.file)).toMatchObject({ size: 10_580, mode: 0o100600 });
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

    it('appears within 100 ms when the source is already running', async () => {
      newLink();
      const memory = new SharedFileMemory(link.file, process.getuid?.() ?? 0);
      memory.open();
      play(kind, [1, 2, 3]);
      await waitUntil('the game writes', () => reads(memory, 8).readUInt32LE(4) > 0);
      // Counts time in 20 ms polls for which the game had written, so that a busy machine does not matter.
      let nowMs = 0;
      let lastTick = 0;
      const nowByLooks = (): number => {
        const tick = reads(memory, 8).readUInt32LE(4);
        if (tick !== lastTick) nowMs += 20;
        lastTick = tick;
        return nowMs;
      };
      const listening = await listen({
        memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
        nowMs: nowByLooks,
      });
      await waitUntil('the game appears', () => listening.heard.length > 0);
      expect(listening.heard[0]?.atMs).toBeLessThanOrEqual(100);
      await listening.source.stop();
      memory.close();
    });

    it('is reported lost 5 to 6 s after it stops', async () => {
      newLink();
      const listening = await listen({
        memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
        nowMs: hastyClock(),
      });
      const game = play(kind, [7, 0, 0]);
      await stands(listening, 7);
      await end(game);
      await waitUntil('the position is reported lost', () => listening.heard.at(-1)?.report === undefined);
      const [last, silence] = listening.heard.slice(-2);
      expect((silence?.atMs ?? 0) - (last?.atMs ?? 0)).toBeGreaterThanOrEqual(5_000);
      expect((silence?.atMs ?? 0) - (last?.atMs ?? 0)).toBeLessThanOrEqual(6_000);
      expect(listening.source.report()).toMatchObject({ state: 'stale', feeder: 'TestLink' });
    });

    it('is found again after the memory was removed, as Mumble does when it closes', async () => {
      newLink();
      const listening = await listen();
      const before = play(kind, [1, 0, 0]);
      await stands(listening, 1);
      await end(before);
      const inode = statSync(link.file).ino;
      rmSync(link.file);
      await waitUntil('the memory exists again', () => existsSync(link.file) && statSync(link.file).size === 10_580);
      expect(statSync(link.file).ino).not.toBe(inode);
      play(kind, [2, 0, 0]);
      await stands(listening, 2);
    });

    it('is found again after another program has replaced the memory', async () => {
      newLink();
      const listening = await listen();
      const before = play(kind, [1, 0, 0]);
      await stands(listening, 1);
      await end(before);
      writeFileSync(`${link.file}.new`, linkBytes({ tick: 9, position: [99, 99, 99] }), { mode: 0o600 });
      renameSync(`${link.file}.new`, link.file);
      play(kind, [3, 0, 0]);
      await stands(listening, 3);
      expect(listening.heard.filter(({ report }) => report?.pose?.xMetres === 99)).toEqual([]);
    });

    it.each(['sample', 'ioquake3'] as const)(
      'appears under its own name after another game has quit (%s)',
      async (habit) => {
        newLink();
        const listening = await listen({
          memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
          nowMs: hastyClock(),
        });
        const before = play(kind, [1, 0, 0], { game: 'First game' });
        await stands(listening, 1);
        await end(before);
        await waitUntil('the first game is lost', () => listening.source.report().state === 'stale');
        await waitUntil('the version is erased', () => readFileSync(link.file).readUInt32LE(0) === 0);
        play(kind, [2, 0, 0], { game: 'Second game', habit });
        await stands(listening, 2);
        expect(listening.source.report().feeder).toBe('Second game');
        expect(listening.last()?.presence.world).toMatch(/^Second game /);
      },
    );

    it('keeps its name after it was frozen for longer than five seconds', async () => {
      newLink();
      const listening = await listen({
        memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
        nowMs: hastyClock(),
      });
      const game = play(kind, [1, 0, 0], { game: 'Slow loader', habit: 'ioquake3' });
      await stands(listening, 1);
      game.kill('SIGSTOP');
      await waitUntil('the game is lost', () => listening.source.report().state === 'stale');
      await waitUntil('the version is erased', () => readFileSync(link.file).readUInt32LE(0) === 0);
      game.kill('SIGCONT');
      await waitUntil('the game is back', () => listening.source.report().state === 'fresh');
      expect(listening.source.report().feeder).toBe('Slow loader');
    });

    it('does not create a link when there is none', async () => {
      newLink();
      const game = play(kind, [1, 0, 0]);
      await waitUntil('the game gives up', () => game.exitCode !== null);
      expect([game.exitCode, existsSync(link.file)]).toEqual([1, false]);
    });
  },
);

it.runIf(compiled !== undefined)('reads one moment per poll of a game that writes 10,000 times a second', async () => {
  newLink();
  let looks = 0;
  const listening = await listen({
    memory: new SharedFileMemory(link.file, process.getuid?.() ?? 0),
    nowMs: () => ++looks * 20,
  });
  play('C', [3, 2, 1], { microseconds: 50 });
  await stands(listening, 3);
  const before = { looks, accepted: listening.source.report().accepted };
  await waitUntil('the source has polled often', () => looks - before.looks >= 100);
  expect(listening.source.report().accepted - before.accepted).toBeGreaterThan(50);
  expect(listening.source.report().accepted - before.accepted).toBeLessThanOrEqual(looks - before.looks);
});

it.runIf(compiled !== undefined)('erases the version of a silent link through native calls too', async () => {
  newLink();
  const memory = new PosixMemory(await loadPosixLibrary(), `/${link.name}`, process.getuid?.() ?? 0);
  const listening = await listen({ memory, nowMs: hastyClock() });
  const first = play('C', [6, 0, 0]);
  await stands(listening, 6);
  await end(first);
  await waitUntil('the version is erased', () => readFileSync(link.file).readUInt32LE(0) === 0);
  play('C', [7, 0, 0], { game: 'Second game' });
  await stands(listening, 7);
  expect(listening.source.report().feeder).toBe('Second game');
});

it.runIf(compiled !== undefined)('reads a game through native calls, as on macOS', async () => {
  newLink();
  const listening = await listen({
    memory: new PosixMemory(await loadPosixLibrary(), `/${link.name}`, process.getuid?.() ?? 0),
  });
  play('C', [6, 0, 0]);
  await stands(listening, 6);
});
