import { describe, expect, it } from 'vitest';
import { AudienceTable, MAX_AUDIENCE } from '../../../../../main/mixer/plan/audience-table.ts';
import { createRandom } from '../../../../support/signals.ts';

const CAPACITY = 300;

/** The writer's and the reader's views of one memory. */
function createTables(): { writer: AudienceTable; read: (speaker: number) => [number, number][] } {
  const memory = AudienceTable.allocate(CAPACITY);
  const reader = new AudienceTable(memory, CAPACITY);
  const listeners = new Int32Array(MAX_AUDIENCE);
  const gains = new Float64Array(MAX_AUDIENCE);
  return {
    writer: new AudienceTable(memory, CAPACITY),
    read: (speaker) =>
      Array.from({ length: reader.read(speaker, listeners, gains, 0) }, (_, place) => [
        listeners[place]!,
        gains[place]!,
      ]),
  };
}

describe('audience table', () => {
  it('shows a round once it is published, and the previous round until then', () => {
    const { writer, read } = createTables();
    writer.begin();
    writer.add(1, 2, 0.5);
    expect(read(1)).toEqual([]);
    writer.publish();
    writer.begin();
    writer.add(1, 3, 0.25);
    writer.add(CAPACITY, 1, 1);
    expect(read(1)).toEqual([[2, 0.5]]);
    writer.publish();
    expect([read(1), read(2), read(CAPACITY)]).toEqual([[[3, 0.25]], [], [[1, 1]]]);
  });

  it('replaces in each round what was found two rounds before', () => {
    const { writer, read } = createTables();
    for (let round = 0; round < 5; round++) {
      writer.begin();
      if (round < 2) writer.add(7, 8, 1);
      writer.publish();
    }
    expect(read(7)).toEqual([]);
  });

  it('keeps the loudest when there are more than fit, in whatever order they come', () => {
    const random = createRandom(3);
    for (let trial = 0; trial < 20; trial++) {
      const { writer, read } = createTables();
      const all = Array.from({ length: 250 }, (_, index): [number, number] => [index + 1, Math.fround(random())]);
      writer.begin();
      for (const [listener, gain] of all) writer.add(9, listener, gain);
      writer.publish();
      const loudest = all.toSorted(([, a], [, b]) => b - a).slice(0, MAX_AUDIENCE);
      expect(read(9).toSorted(([, a], [, b]) => b - a)).toEqual(loudest);
    }
  });

  it('detects that a writer overtook its reader in the middle of a row', () => {
    const memory = AudienceTable.allocate(CAPACITY);
    const writer = new AudienceTable(memory, CAPACITY);
    writer.begin();
    writer.add(1, 2, 1);
    writer.publish();
    const listeners = new Proxy(new Int32Array(MAX_AUDIENCE), {
      set: (target, key, value: number) => {
        writer.publish();
        return Reflect.set(target, key, value);
      },
    });
    expect(new AudienceTable(memory, CAPACITY).read(1, listeners, new Float64Array(MAX_AUDIENCE), 0)).toBe(-1);
  });
});
