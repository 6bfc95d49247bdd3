import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../../../../../main/desktop/positions/mumble-link/link-conversion.ts';
import { LinkTracker } from '../../../../../../main/desktop/positions/mumble-link/link-tracker.ts';
import type { PositionReport } from '../../../../../../main/desktop/positions/position-source.ts';
import { failure } from '../../../../../../shared/result.ts';
import { FakeLinkMemory } from '../../../../../support/desktop/fake-link-memory.ts';
import { linkBytes, type LinkContents } from '../../../../../support/desktop/link-bytes.ts';

/** A tracker whose game writes by `write`, and whose clock is moved by `poll`. */
function setUp() {
  const memory = new FakeLinkMemory();
  const tracker = new LinkTracker(memory, () => conversionOf('', []));
  let nowMs = 1_000;
  let tick = 0;
  const poll = (afterMs = 20): PositionReport | 'lost' | undefined => tracker.poll((nowMs += afterMs));
  const write = (contents: LinkContents = {}): void => void (memory.bytes = linkBytes({ tick: ++tick, ...contents }));
  return { memory, tracker, poll, write };
}

const POSE = { pose: { xMetres: 1, yMetres: 2, zMetres: 3 } };

describe('a link', () => {
  it('waits until a game writes, then reports each update once', () => {
    const { tracker, poll, write } = setUp();
    expect([poll(), poll(), tracker.report().state]).toEqual([undefined, undefined, 'waiting']);
    write();
    expect(poll()).toMatchObject(POSE);
    expect(poll()).toBeUndefined();
    write({ position: [9, 2, 3] });
    expect(poll()).toMatchObject({ pose: { xMetres: 9 } });
    expect(tracker.report()).toMatchObject({ state: 'fresh', feeder: 'TestLink', accepted: 2, refused: 0 });
  });

  it('is lost once when the tick has stood still for five seconds, not before, and comes back', () => {
    const { tracker, poll, write } = setUp();
    poll();
    write();
    poll();
    expect(poll(5_000)).toBeUndefined();
    expect(tracker.report().state).toBe('fresh');
    expect(poll(20)).toBe('lost');
    expect(poll(5_000)).toBeUndefined();
    expect(tracker.report()).toMatchObject({ state: 'stale', detail: expect.stringContaining('TestLink') });
    write();
    expect(poll()).toMatchObject(POSE);
    expect(tracker.report().state).toBe('fresh');
  });

  it('does not mistake the leftovers of an ended game for a live one', () => {
    const { memory, tracker, poll, write } = setUp();
    memory.replace(linkBytes({ tick: 77 }));
    expect([poll(), poll(), tracker.report().state]).toEqual([undefined, undefined, 'waiting']);
    write({ tick: 78 });
    expect(poll()).toMatchObject(POSE);
  });

  it('continues across an overflow of the tick', () => {
    const { poll, write } = setUp();
    poll();
    for (const tick of [0xffffffff, 0, 1]) {
      write({ tick });
      expect(poll()).toMatchObject(POSE);
    }
  });

  it('does not count as written while the version is still zero, as it is after Mumble has cleared the memory', () => {
    const { tracker, poll, write } = setUp();
    poll();
    write({ version: 0 });
    expect(poll()).toBeUndefined();
    expect(tracker.report()).toMatchObject({ state: 'waiting', refused: 0 });
  });

  it('reports a running game that writes no position', () => {
    const { tracker, poll, write } = setUp();
    poll();
    write({ position: [0, 0, 0] });
    expect(poll()).toMatchObject({ pose: null, camera: null });
    expect(tracker.report()).toMatchObject({ state: 'fresh', detail: expect.stringContaining('no position') });
  });

  it('follows a change of name, identity or context between updates', () => {
    const { tracker, poll, write } = setUp();
    const moment = (contents: LinkContents) => {
      write(contents);
      const report = poll();
      return report === 'lost' ? undefined : report?.presence.world;
    };
    poll();
    const first = { name: 'Minecraft', context: 'Context', identity: '{"name":"Ada","dimension":"a"}' };
    const worlds = [
      first,
      { ...first, context: 'other' },
      { ...first, identity: '{"name":"Ada","dimension":"b"}' },
      { ...first, name: 'Other' },
    ].map(moment);
    expect(new Set(worlds).size).toBe(4);
    expect([moment(first), tracker.report().feeder]).toEqual([worlds[0], 'Minecraft']);
  });

  it('keeps the heading while the player looks straight up', () => {
    const { poll, write } = setUp();
    poll();
    write({ front: [1, 0, 0] });
    poll();
    write({ front: [0, 1, 0] });
    expect(poll()).toMatchObject({ pose: { yawRadians: Math.PI / 2 } });
  });
});

describe('bad updates', () => {
  it('are counted and reported, and end in loss when nothing else arrives', () => {
    const { tracker, poll, write } = setUp();
    poll();
    write();
    poll();
    const news: unknown[] = [];
    for (let moment = 0; moment < 300; moment++) {
      write({ position: [NaN, 0, 0] });
      news.push(poll());
    }
    expect(news.filter((each) => each !== undefined)).toEqual(['lost']);
    expect(tracker.report()).toMatchObject({
      state: 'stale',
      accepted: 1,
      refused: 300,
      detail: expect.stringContaining('not a number'),
    });
  });

  it('of a wrong version or from beyond the world are counted and reported while nothing else has arrived', () => {
    const { tracker, poll, write } = setUp();
    poll();
    write({ version: 3 });
    poll();
    expect(tracker.report()).toMatchObject({
      state: 'waiting',
      refused: 1,
      detail: expect.stringContaining('version 3 of Mumble Link'),
    });
    write({ position: [1e9, 0, 0] });
    poll();
    expect(tracker.report()).toMatchObject({ state: 'waiting', refused: 2, detail: expect.stringContaining('km') });
  });
});

describe('a memory that is written while it is read', () => {
  it('is read again until two reads agree', () => {
    const { memory, poll, write } = setUp();
    poll();
    write();
    let reads = 0;
    memory.beforeWholeRead = () => void (++reads === 2 && write({ position: [5, 5, 5] }));
    expect(poll()).toMatchObject({ pose: { xMetres: 5 } });
    expect(reads).toBe(3);
  });

  it('is skipped after three reads that all differ, without a partial report', () => {
    const { memory, tracker, poll, write } = setUp();
    poll();
    write();
    let reads = 0;
    memory.beforeWholeRead = () => void (reads++, write());
    expect(poll()).toBeUndefined();
    expect([reads, tracker.report().refused]).toEqual([3, 1]);
    memory.beforeWholeRead = () => undefined;
    write();
    expect(poll()).toMatchObject(POSE);
  });

  it('by 10,000 updates a second gives one report per poll', () => {
    const { tracker, poll, write } = setUp();
    poll();
    for (let look = 0; look < 50; look++) {
      for (let moment = 0; moment < 200; moment++) write();
      expect(poll()).toMatchObject(POSE);
    }
    expect(tracker.report().accepted).toBe(50);
  });
});

describe('the memory itself', () => {
  it('is looked up again once a second while nothing arrives, and kept while something does', () => {
    const { memory, poll, write } = setUp();
    for (let look = 0; look < 150; look++) poll();
    expect(memory.opens).toBe(3);
    write();
    poll();
    const before = memory.opens;
    for (let look = 0; look < 150; look++) {
      write();
      poll();
    }
    expect(memory.opens).toBe(before);
  });

  it('is read again after a replacement, once its tick moves', () => {
    const { memory, poll, write } = setUp();
    poll();
    write();
    poll();
    memory.replace(linkBytes({ tick: 500, position: [8, 8, 8] }));
    expect([poll(1_100), poll()]).toEqual([undefined, undefined]);
    write({ tick: 501, position: [9, 9, 9] });
    expect(poll()).toMatchObject({ pose: { xMetres: 9 } });
  });

  it('is reported when unavailable, retried, and used as soon as it is available', () => {
    const { memory, tracker, poll, write } = setUp();
    memory.failure = failure('foreign', 'It belongs to somebody else.');
    poll();
    expect(tracker.report()).toMatchObject({
      state: 'failed',
      detail: 'It belongs to somebody else.',
      problem: 'foreign',
    });
    memory.failure = undefined;
    memory.replace(Buffer.alloc(10_580));
    poll(1_000);
    expect(tracker.report()).toMatchObject({ state: 'waiting', problem: null });
    write();
    expect(poll()).toMatchObject(POSE);
  });

  it('may shrink while it is read: then it is reopened', () => {
    const { memory, poll, write } = setUp();
    poll();
    write();
    poll();
    memory.bytes = Buffer.alloc(4);
    expect(poll()).toBeUndefined();
    memory.replace(Buffer.alloc(5_460));
    poll(1_000);
    write({ characterBytes: 2 });
    expect(poll()).toMatchObject(POSE);
  });

  it('costs one short read per poll while nothing is written', () => {
    const { memory, poll } = setUp();
    poll();
    const before = memory.reads;
    for (let look = 0; look < 10; look++) poll();
    expect(memory.reads - before).toBe(10);
  });

  it('is released at the end', () => {
    const { memory, tracker, poll } = setUp();
    poll();
    tracker.close();
    expect(memory.isClosed).toBe(true);
  });
});
