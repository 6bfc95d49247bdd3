import { describe, expect, it } from 'vitest';
import { Audience } from '../../../../../main/host/lobby/audience.ts';
import type { LobbyMember } from '../../../../../main/host/lobby/lobby-member.ts';
import { AudienceTable } from '../../../../../main/mixer/plan/audience-table.ts';
import { clientboundChannelSchema } from '../../../../../shared/protocol/channel.ts';
import { parseMessage } from '../../../../../shared/protocol/parse.ts';
import { dbToGain } from '../../../../../shared/units.ts';

const CAPACITY = 200;

/** Members 101, 102, ... in the slots 1, 2, ..., and the tables of two workers. */
function createAudience(count: number): {
  news: (slot: number, nowMs: number) => [number, number][] | undefined;
  publish: (worker: number, rows: [speaker: number, listener: number, gainDb: number][]) => void;
  leave: (slot: number) => void;
  hide: (isHidden: boolean) => void;
} {
  const members = new Map(
    Array.from({ length: count }, (_, index) => [101 + index, { id: 101 + index, slot: 1 + index } as LobbyMember]),
  );
  const tables = [0, 1].map(() => new AudienceTable(AudienceTable.allocate(CAPACITY), CAPACITY));
  const audience = new Audience(members, tables);
  return {
    news: (slot, nowMs) => {
      const text = audience.news(members.get(100 + slot)!, nowMs);
      if (text === undefined) return undefined;
      const message = parseMessage(text, clientboundChannelSchema, 65_536);
      if (!message.ok || message.value.type !== 'audience') throw new Error(text);
      return message.value.rows;
    },
    publish: (worker, rows) => {
      tables[worker]!.begin();
      for (const [speaker, listener, gainDb] of rows) tables[worker]!.add(speaker, listener, dbToGain(gainDb));
      tables[worker]!.publish();
    },
    leave: (slot) => {
      members.delete(100 + slot);
      audience.noteChange();
    },
    hide: (isHidden) => audience.hide(isHidden),
  };
}

describe('audience of a member', () => {
  it('is gathered from all workers, the loudest first', () => {
    const { news, publish } = createAudience(4);
    publish(0, [[1, 2, -20]]);
    publish(1, [
      [1, 3, -5.04],
      [1, 4, -30],
    ]);
    expect(news(1, 0)).toEqual([
      [103, -5],
      [102, -20],
      [104, -30],
    ]);
    expect(news(2, 0)).toBeUndefined();
  });

  it('is not sent while the rules hide it, and again from the start when they no longer do', () => {
    const { news, publish, hide } = createAudience(2);
    publish(0, [[1, 2, -10]]);
    expect(news(1, 0)).toEqual([[102, -10]]);
    hide(true);
    publish(0, [[1, 2, -3]]);
    expect(news(1, 1_000)).toBeUndefined();
    publish(0, [[1, 2, -10]]);
    hide(false);
    expect(news(1, 2_000)).toEqual([[102, -10]]);
  });

  it('is sent again when somebody comes or goes, or a gain changes by more than 0.5 dB, and not for less', () => {
    const { news, publish } = createAudience(3);
    publish(0, [[1, 2, -10]]);
    expect(news(1, 0)).toEqual([[102, -10]]);
    publish(0, [[1, 2, -10.4]]);
    expect(news(1, 1_000)).toBeUndefined();
    publish(0, [[1, 2, -10.6]]);
    expect(news(1, 2_000)).toEqual([[102, -10.6]]);
    publish(0, [[1, 3, -10.6]]);
    expect(news(1, 3_000)).toEqual([[103, -10.6]]);
    publish(0, []);
    expect(news(1, 4_000)).toEqual([]);
    expect(news(1, 5_000)).toBeUndefined();
  });

  it.each([
    [2, 50],
    [40, 50],
    [200, 10],
  ])('in a lobby of %i is sent at most %i times in ten seconds', (members, times) => {
    const { news, publish } = createAudience(members);
    let sent = 0;
    for (let nowMs = 0; nowMs < 10_000; nowMs += 25) {
      publish(0, [[1, 2, -1 - ((nowMs / 25) % 40)]]);
      if (news(1, nowMs) !== undefined) sent++;
    }
    expect(sent).toBe(times);
  });

  it('follows a slow change in steps of a little over 0.5 dB', () => {
    const { news, publish } = createAudience(2);
    const sent: number[] = [];
    for (let step = 0; step < 200; step++) {
      publish(0, [[1, 2, -step / 20]]);
      const rows = news(1, step * 1_000);
      if (rows !== undefined) sent.push(rows[0]![1]);
    }
    expect(sent.length).toBeGreaterThanOrEqual(17);
    expect(sent.length).toBeLessThanOrEqual(21);
  });

  it('contains nobody who has left, and never the member itself', () => {
    const { news, publish, leave } = createAudience(3);
    publish(0, [
      [1, 1, 0],
      [1, 2, -10],
      [1, 3, -10],
    ]);
    leave(2);
    expect(news(1, 0)).toEqual([[103, -10]]);
  });

  it('contains the 64 loudest of many', () => {
    const { news, publish } = createAudience(150);
    publish(
      0,
      Array.from({ length: 75 }, (_, index) => [1, 2 + 2 * index, -2 * index]),
    );
    publish(
      1,
      Array.from({ length: 74 }, (_, index) => [1, 3 + 2 * index, -2 * index - 1]),
    );
    const rows = news(1, 0);
    expect(rows).toHaveLength(64);
    expect(rows?.at(-1)).toEqual([101 + 64, -63]);
  });
});
