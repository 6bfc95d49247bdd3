import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../../../../../main/desktop/positions/mumble-link/link-conversion.ts';
import { LinkTracker } from '../../../../../../main/desktop/positions/mumble-link/link-tracker.ts';
import { FakeLinkMemory } from '../../../../../support/desktop/fake-link-memory.ts';
import { linkBytes } from '../../../../../support/desktop/link-bytes.ts';
import { HabitualWriter, type LinkHabit } from '../../../../../support/desktop/link-habits.ts';

const POLL_MS = 20;

/** A memory that one tracker reads after the other, with programs that write it. */
function setUp(memory = new FakeLinkMemory()) {
  let tracker = new LinkTracker(memory, () => conversionOf('', []));
  let nowMs = 1_000;
  let xMetres = 0;
  const look = () => tracker.poll((nowMs += POLL_MS));
  look();
  return {
    memory,
    report: () => tracker.report(),
    link: (name: string, habit: LinkHabit = 'sample') => new HabitualWriter(() => memory.bytes, name, habit),
    /** Lets `writer` write a frame per poll. Returns the last report. */
    play(writer: HabitualWriter, forMs: number, stepMetres = 1) {
      let last: ReturnType<typeof look>;
      for (let ms = 0; ms < forMs; ms += POLL_MS) {
        writer.write((xMetres += stepMetres));
        last = look() ?? last;
      }
      return last === 'lost' ? undefined : last;
    },
    /** Polls without anything being written. */
    pause(forMs: number) {
      for (let ms = 0; ms < forMs; ms += POLL_MS) look();
    },
    restart() {
      tracker.close();
      memory.replace(memory.bytes);
      tracker = new LinkTracker(memory, () => conversionOf('', []));
      look();
    },
  };
}

const HABITS: readonly LinkHabit[] = ['sample', 'ioquake3', 'once'];

describe('a second game in the same memory', () => {
  it.each(HABITS.flatMap((first) => HABITS.map((second) => [first, second] as const)))(
    'has its own name and world after another has quit (first %s, then %s)',
    (first, second) => {
      const alone = setUp();
      const expected = alone.play(alone.link('Second', second), 2_000);
      const { link, play, pause, report } = setUp();
      play(link('First', first), 500);
      pause(6_500);
      expect(play(link('Second', second), 2_000)?.presence.world).toBe(expected?.presence.world);
      expect(report()).toMatchObject({ feeder: 'Second', state: 'fresh' });
    },
  );

  it.each(HABITS)('has its own name when Earshot starts after the first has quit (%s)', (habit) => {
    const memory = new FakeLinkMemory();
    memory.replace(linkBytes({ name: 'First', tick: 900 }));
    const { link, play, pause, report } = setUp(memory);
    pause(5_200);
    play(link('Second', habit), 2_000);
    expect(report()).toMatchObject({ feeder: 'Second', state: 'fresh' });
  });

  it('has its own name where the system reports the memory as new at each look', () => {
    const memory = new FakeLinkMemory();
    memory.replace(linkBytes({ name: 'First', tick: 900 }));
    memory.isAlwaysNew = true;
    const { link, play, pause, report } = setUp(memory);
    pause(5_200);
    play(link('Second'), 500);
    expect(report().feeder).toBe('Second');
  });
});

describe('the version of a silent link', () => {
  it('is erased after five seconds, not before, and nothing else is', () => {
    const { memory, link, play, pause } = setUp();
    play(link('Game'), 200);
    const before = Buffer.from(memory.bytes);
    pause(5_000);
    expect(memory.bytes).toEqual(before);
    pause(100);
    before.writeUInt32LE(0, 0);
    expect(memory.bytes).toEqual(before);
  });

  it('is erased once', () => {
    const { memory, link, play, pause } = setUp();
    play(link('Game'), 200);
    pause(5_200);
    const before = memory.versionWrites;
    pause(20_000);
    expect([before, memory.versionWrites]).toEqual([1, 1]);
  });

  it.each(HABITS)('comes back with a game that was frozen for 8 s, under the same name (%s)', (habit) => {
    const { memory, link, play, pause, report } = setUp();
    const game = link('Game', habit);
    const before = play(game, 500);
    pause(8_000);
    expect(report().state).toBe('stale');
    expect(play(game, 2_000)?.presence).toEqual(before?.presence);
    expect([report().state, memory.bytes.readUInt32LE(0)]).toEqual(['fresh', 2]);
  });

  it.each(HABITS)('comes back when the game continues in the moment of the erasure (%s)', (habit) => {
    const { memory, link, play, pause, report } = setUp();
    const game = link('Game', habit);
    play(game, 500);
    memory.beforeVersionWrite = () => game.write(77);
    pause(5_200);
    memory.beforeVersionWrite = () => undefined;
    expect(play(game, 2_000)).toMatchObject({ pose: { yMetres: 2 } });
    expect(report()).toMatchObject({ state: 'fresh', feeder: 'Game' });
  });

  it('stays when the memory is cleared by Mumble, or by nobody', () => {
    const { memory, pause } = setUp();
    pause(20_000);
    expect(memory.versionWrites).toBe(0);
  });

  it('of a writer that never sets one is reported as unknown', () => {
    const { link, play, report } = setUp();
    const game = link('Game', 'versionless');
    play(game, 900);
    expect(report()).toMatchObject({ state: 'waiting', problem: null });
    play(game, 300);
    expect(report()).toMatchObject({ state: 'waiting', problem: 'version' });
  });
});

describe('a game that never counts its frames', () => {
  it('is read while its player moves, and that is noted', () => {
    const { link, play, report } = setUp();
    expect(play(link('Game', 'tickless'), 3_000)).toMatchObject({ pose: { yMetres: 2 } });
    expect(report()).toMatchObject({ state: 'fresh', feeder: 'Game' });
    expect(report().notes).toContain('tick-stuck');
  });

  it('is lost five seconds after its player has stopped, and returns when the player moves', () => {
    const { link, play, pause, report } = setUp();
    const game = link('Game', 'tickless');
    play(game, 500);
    pause(5_200);
    expect(report().state).toBe('stale');
    play(game, 500);
    expect(report().state).toBe('fresh');
  });

  it('is not seen in a few changes that a closing game leaves behind', () => {
    const { link, play, report } = setUp();
    play(link('Game', 'tickless'), 80);
    expect(report().state).toBe('waiting');
  });

  it('is not suspected in one that counts', () => {
    const { link, play, report } = setUp();
    play(link('Game'), 10_000);
    expect(report().notes).toEqual(['server-unknown']);
  });
});
