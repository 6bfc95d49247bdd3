import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withStatus } from '../../../../../main/room/room.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { DEFAULT_HEARING_RULES, type DistanceLaw } from '../../../../../shared/spatial/hearing-rules.ts';
import { BroadcastLobby, OWN_PLACEMENT } from '../../../../support/lobby/broadcast-lobby.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';

let lobby: BroadcastLobby;
beforeEach(() => {
  vi.useFakeTimers();
  lobby = new BroadcastLobby();
});
afterEach(() => {
  lobby.broadcast.stop();
  vi.useRealTimers();
});

describe('snapshots of the lobby', () => {
  it.each([
    [1, 10],
    [40, 10],
    [100, 4],
    [400, 1],
    [600, 1],
  ])('of %d members come %d times a second', (count, rateHz) => {
    lobby.joinMany(count);
    lobby.forgetMessages();
    vi.advanceTimersByTime(10_000);
    for (const id of [1, count])
      expect(Math.abs(lobby.ofType(id, 'scene').length - 10 * rateHz)).toBeLessThanOrEqual(1);
  });

  it('are sent to a few at a time', () => {
    lobby.joinMany(400);
    lobby.forgetMessages();
    vi.advanceTimersByTime(5_000);
    expect(Math.max(...[...lobby.servedAtMs.values()].map((served) => served.size))).toBeLessThanOrEqual(11);
  });

  it('show everyone, or in a large lobby the hundred nearest, including the member itself', () => {
    lobby.joinMany(100);
    vi.advanceTimersByTime(1_000);
    const idsFor = (id: number): number[] =>
      (lobby.ofType(id, 'scene').at(-1)?.rows ?? []).map(([shown]) => shown).toSorted((a, b) => a - b);
    expect(idsFor(7)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    lobby.joinMany(300);
    vi.advanceTimersByTime(2_000);
    expect(idsFor(400)).toEqual(Array.from({ length: 100 }, (_, index) => index + 301));
    expect(idsFor(1)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(idsFor(200)).toHaveLength(100);
    expect(idsFor(200)).toEqual(expect.arrayContaining([155, 200, 245]));
  });

  it('keep what is sent in a second bounded, however many there are', () => {
    lobby.joinMany(600);
    vi.advanceTimersByTime(2_000);
    lobby.forgetMessages();
    vi.advanceTimersByTime(5_000);
    const bytes = [...lobby.received.values()].flat().reduce((sum, text) => sum + text.length, 0);
    expect(bytes / 5).toBeLessThan(2_500_000);
  });
});

describe('members that talk', () => {
  const restartWith = (law: DistanceLaw): void => {
    lobby.broadcast.stop();
    lobby = new BroadcastLobby(law);
  };
  const lastScene = (id: number): Extract<ClientboundChannelMessage, { type: 'scene' }> | undefined =>
    lobby.ofType(id, 'scene').at(-1);
  const idsIn = (rows: readonly (readonly [number, ...unknown[]])[] | undefined): number[] =>
    (rows ?? []).map(([id]) => id);

  it('learns about talkers without a position when everyone is heard anyway', () => {
    restartWith('flat');
    lobby.joinMany(3);
    for (const id of [1, 2, 3]) lobby.slots.clear(id);
    lobby.slots.writeLevel(2, -23.4, true);
    vi.advanceTimersByTime(1_000);
    expect(lastScene(1)).toEqual({ type: 'scene', rows: [], unplaced: [[2, -23]] });
  });

  it('does not learn about talkers without a position when nobody hears them', () => {
    lobby.joinMany(2);
    lobby.slots.clear(2);
    lobby.slots.writeLevel(2, -23, true);
    vi.advanceTimersByTime(1_000);
    expect(lastScene(1)).toMatchObject({ rows: [[1, 1, 0, 0, 0, expect.any(Number), 0]] });
    expect(lastScene(1)).not.toHaveProperty('unplaced');
  });

  it('learns about everyone in a large lobby where everyone is heard', () => {
    restartWith('flat');
    lobby.joinMany(400);
    lobby.slots.writeLevel(400, -20, true);
    vi.advanceTimersByTime(3_000);
    expect(idsIn(lastScene(1)?.rows)).toHaveLength(100);
    expect(idsIn(lastScene(1)?.rows)).toEqual(expect.arrayContaining([1, 99, 400]));
  });

  it('learns about everyone within earshot, however many stand nearer, and about itself', () => {
    lobby.joinMany(400);
    // Two hundred stand within a metre of the first; there are talkers at 20 m and at 349 m.
    for (let id = 2; id <= 200; id++) lobby.slots.writePlacement(id, placementAt(1 + id / 1_000, 0, 0));
    lobby.slots.writePlacement(300, placementAt(21, 0, 0));
    for (const id of [300, 350]) lobby.slots.writeLevel(id, -20, true);
    vi.advanceTimersByTime(3_000);
    expect(idsIn(lastScene(1)?.rows)).toEqual(expect.arrayContaining([1, 2, 300]));
    expect(idsIn(lastScene(1)?.rows)).not.toContain(350);
  });

  it('includes the member itself, even when more than a hundred talk', () => {
    restartWith('flat');
    lobby.joinMany(300);
    for (let id = 2; id <= 300; id++) lobby.slots.writeLevel(id, -20, true);
    vi.advanceTimersByTime(3_000);
    expect(idsIn(lastScene(1)?.rows)).toContain(1);
  });

  it('is bounded when many talk without a position', () => {
    restartWith('flat');
    lobby.joinMany(300);
    for (let id = 1; id <= 300; id++) {
      lobby.slots.clear(id);
      lobby.slots.writeLevel(id, -20, true);
    }
    vi.advanceTimersByTime(3_000);
    expect(lastScene(1)?.unplaced).toHaveLength(100);
  });
});

describe('rules that show nobody', () => {
  const setRules = (mapShows: 'nearby' | 'nobody'): void =>
    lobby.broadcast.setRules({ ...DEFAULT_HEARING_RULES, mapShows }, 'playing');
  const lastScene = () => lobby.ofType(1, 'scene').at(-1);

  it('send a member its own position and no other, however near', () => {
    lobby.joinMany(3);
    setRules('nearby');
    vi.advanceTimersByTime(1_000);
    expect(lastScene()?.rows.map(([id]) => id)).toEqual([1, 2, 3]);
    setRules('nobody');
    vi.advanceTimersByTime(1_000);
    expect(lastScene()?.rows.map(([id]) => id)).toEqual([1]);
  });

  it('still say who of the heard ones talks, without telling where', () => {
    lobby.joinMany(3);
    setRules('nobody');
    for (const slot of [2, 3]) lobby.slots.writeLevel(slot, -20, true);
    vi.advanceTimersByTime(1_000);
    expect(lastScene()?.unplaced?.map(([id]) => id)).toEqual([2, 3]);
  });
});

describe('a member of another world or group', () => {
  const idsShownTo = (id: number): number[] => (lobby.ofType(id, 'scene').at(-1)?.rows ?? []).map(([shown]) => shown);
  const unplacedShownTo = (id: number): unknown => lobby.ofType(id, 'scene').at(-1)?.unplaced;

  it('is not shown, neither where nor that they talk', () => {
    lobby.joinMany(5);
    lobby.slots.writePlacement(2, placementOf({ xMetres: 2 }, { world: 7 }));
    lobby.slots.writePlacement(3, placementOf({ xMetres: 3 }, { world: 7 }));
    lobby.slots.writePlacement(4, placementOf({ xMetres: 4 }, { group: 9 }));
    for (const id of [2, 4]) lobby.slots.writeLevel(id, -20, true);
    vi.advanceTimersByTime(1_000);
    expect([1, 2, 3, 4, 5].map(idsShownTo)).toEqual([[1, 5], [2, 3], [2, 3], [4], [1, 5]]);
    expect([1, 2, 3, 4, 5].map(unplacedShownTo)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('is sent as a talker without a position when it is heard anyway', () => {
    lobby.joinMany(3);
    lobby.slots.writePlacement(1, placementOf({ xMetres: 1 }, { team: 5 }));
    lobby.slots.writePlacement(3, placementOf({ xMetres: 3 }, { world: 7, team: 5, talkTo: 1 }));
    lobby.slots.writeLevel(3, -20, true);
    vi.advanceTimersByTime(1_000);
    expect([idsShownTo(1), unplacedShownTo(1)]).toEqual([[1, 2], [[3, -20]]]);
    expect([idsShownTo(2), unplacedShownTo(2)]).toEqual([[1, 2], undefined]);
    expect([idsShownTo(3), unplacedShownTo(3)]).toEqual([[3], undefined]);
  });

  it("is left out of a large lobby's connection figures", () => {
    lobby.joinMany(101);
    lobby.slots.writePlacement(101, placementOf({ xMetres: 2 }, { world: 7 }));
    vi.advanceTimersByTime(3_000);
    expect(
      lobby
        .ofType(101, 'quality')
        .at(-1)
        ?.rows.map(([id]) => id),
    ).toEqual([101]);
  });
});

describe('the rules', () => {
  it('are sent once when the channel opens and once per change', () => {
    lobby.joinMany(2);
    vi.advanceTimersByTime(1_000);
    const rules = { ...DEFAULT_HEARING_RULES, maxMetres: 10 };
    lobby.broadcast.setRules(rules, 'meeting');
    vi.advanceTimersByTime(1_000);
    lobby.broadcast.setRules({ ...rules }, 'meeting');
    vi.advanceTimersByTime(1_000);
    const sent = [1, 2].map((id) =>
      lobby.ofType(id, 'rules').map((message) => [message.rules.maxMetres, message.phase]),
    );
    expect(sent).toEqual([
      [
        [30, 'playing'],
        [10, 'meeting'],
      ],
      [
        [30, 'playing'],
        [10, 'meeting'],
      ],
    ]);
  });

  it('decide at once who learns that someone without a position talks', () => {
    lobby.joinMany(2);
    lobby.slots.clear(2);
    lobby.slots.writeLevel(2, -20, true);
    lobby.broadcast.setRules({ ...DEFAULT_HEARING_RULES, law: 'flat' }, 'playing');
    vi.advanceTimersByTime(1_000);
    expect(lobby.ofType(1, 'scene').at(-1)?.unplaced).toEqual([[2, -20]]);
  });
});

it('a member gets its own placement once when the channel opens and once per change', () => {
  lobby.joinMany(2);
  vi.advanceTimersByTime(1_000);
  lobby.ownPlacements.set(1, { ...OWN_PLACEMENT, world: 'cave' });
  vi.advanceTimersByTime(1_000);
  expect([1, 2].map((id) => lobby.ofType(id, 'standing').map(({ world }) => world))).toEqual([['', 'cave'], ['']]);
});

describe('the roster', () => {
  it('follows who joins, leaves and mutes', () => {
    for (const name of ['Robin', 'Wren', 'Crane']) lobby.join(name);
    lobby.room = withStatus(lobby.room, 1, { isMuted: true, isDeafened: false });
    lobby.broadcast.noteChange(1);
    lobby.leave(2);
    vi.advanceTimersByTime(200);
    for (const id of [1, 3]) expect(lobby.rosterOf(id)).toEqual(['Robin (muted)', 'Crane']);
  });

  it('is not resent for each of two hundred joins within a second', () => {
    lobby.joinMany(200);
    vi.advanceTimersByTime(1_000);
    lobby.forgetMessages();
    for (let joined = 0; joined < 200; joined++) {
      lobby.join('Late');
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(1_000);
    expect(lobby.ofType(1, 'roster')).toEqual([]);
    expect(lobby.ofType(1, 'changes').length).toBeLessThanOrEqual(4);
    expect(lobby.ofType(1, 'changes').flatMap(({ participants }) => participants.map(({ id }) => id))).toHaveLength(
      200,
    );
  });

  it('with many long names is sent in parts that every client accepts', () => {
    for (let index = 0; index < 300; index++)
      lobby.join(`${String.fromCodePoint(0x4e00 + index)}${'x\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(31)}`);
    const texts = lobby.received.get(300) ?? [];
    expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(65_536);
    expect(lobby.rosterOf(300)).toHaveLength(300);
  });

  it('reaches a member whose channel was behind when it has caught up, and nothing before', () => {
    for (const name of ['Robin', 'Wren']) lobby.join(name);
    vi.advanceTimersByTime(200);
    lobby.forgetMessages();
    lobby.backlogBytes.set(1, 65_536);
    lobby.join('Crane');
    vi.advanceTimersByTime(5_000);
    expect(lobby.received.get(1)).toEqual([]);
    lobby.backlogBytes.set(1, 0);
    vi.advanceTimersByTime(200);
    expect(lobby.rosterOf(1)).toEqual(['Crane']);
  });

  it('is sent whole to a member that is further behind than changes are kept', () => {
    lobby.joinMany(2);
    vi.advanceTimersByTime(200);
    lobby.forgetMessages();
    lobby.backlogBytes.set(1, 65_536);
    for (let count = 0; count < 5_000; count++) lobby.broadcast.noteChange(2);
    lobby.backlogBytes.set(1, 0);
    vi.advanceTimersByTime(200);
    expect(lobby.ofType(1, 'roster').map(({ participants }) => participants.length)).toEqual([2]);
  });
});

it('every member is pinged once a second', () => {
  lobby.joinMany(30);
  lobby.forgetMessages();
  vi.advanceTimersByTime(10_000);
  expect(Math.abs(lobby.ofType(1, 'ping').length - 10)).toBeLessThanOrEqual(1);
  expect(Math.abs(lobby.ofType(1, 'quality').length - 10)).toBeLessThanOrEqual(1);
});

it('a large lobby sends connection figures less often, for members in the snapshot', () => {
  lobby.joinMany(400);
  lobby.forgetMessages();
  vi.advanceTimersByTime(7_500);
  expect(lobby.ofType(1, 'quality').length).toBe(2);
  expect(
    lobby
      .ofType(1, 'quality')[0]
      ?.rows.map(([id]) => id)
      .toSorted((a, b) => a - b),
  ).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});
