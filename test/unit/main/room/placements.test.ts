import { beforeEach, describe, expect, it } from 'vitest';
import { BROADCAST, PLACEMENT } from '../../../../main/mixer/placement.ts';
import type { TalkRights } from '../../../../main/room/effective-account.ts';
import { Placements } from '../../../../main/room/placements.ts';
import type { PlayerKey, ServerPlayer } from '../../../../shared/protocol/server-game.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';

const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, stale: { policy: 'fade', afterSeconds: 5 } };

let placements: Placements;
/** The newest placement of each slot. */
let written: Map<number, Float64Array>;
let writes = 0;
let rights: TalkRights;
/** How often what somebody receives about itself has changed. */
let ownChanges = 0;

beforeEach(() => {
  written = new Map();
  writes = 0;
  ownChanges = 0;
  rights = { shout: true, broadcast: false, radio: true };
  placements = new Placements({
    rules: RULES,
    rightsOf: () => rights,
    onPlacement: (id, fields) => {
      written.set(id, fields.slice());
      writes++;
    },
    onOwnPlacement: () => ownChanges++,
  });
  placements.join(1, { name: 'Fox', identity: '' }, 0);
  placements.join(2, { name: 'Owl', identity: '' }, 0);
});

function fieldOf(id: number, field: keyof typeof PLACEMENT): number | undefined {
  return written.get(id)?.[PLACEMENT[field]];
}

function sendPose(id: number, x: number, nowMs = 0): void {
  placements.applyOwnMessage(id, { type: 'pose', x, y: 0, z: 0, yaw: 0 }, nowMs);
}

function playerAt(x: number, more: ServerPlayer = {}): ServerPlayer {
  return { position: [x, 0, 0], ...more };
}

function sendAsServer(
  players: readonly ServerPlayer[],
  nowMs = 0,
  complete = true,
  refusedKeys: readonly PlayerKey[] = [],
): unknown {
  const refused = refusedKeys.map((key, player) => ({ player, field: 'position', why: 'too far', key }));
  return placements.applyServerMessage({ complete, phase: undefined, players, refused }, nowMs);
}

describe('a participant', () => {
  it('has no position at first, and can be heard on channels at once', () => {
    expect([fieldOf(1, 'isPlaced'), fieldOf(1, 'reach'), fieldOf(1, 'remaining')]).toEqual([0, 1, 1]);
  });

  it('stands at its reported position', () => {
    sendPose(1, 3);
    expect([fieldOf(1, 'isPlaced'), fieldOf(1, 'x'), fieldOf(2, 'isPlaced')]).toEqual([1, 3, 0]);
  });

  it('is written only when something changed', () => {
    sendPose(1, 3);
    const before = writes;
    sendPose(1, 3);
    placements.review(1_000);
    placements.setRules({ ...RULES, maxMetres: 99 }, 1_000);
    expect(writes).toBe(before);
  });

  it('carries as far as the current rules allow', () => {
    placements.applyOwnMessage(1, { type: 'talk', to: 'nearby', voice: 'shout', radio: '', priority: false }, 0);
    placements.setRules({ ...RULES, strengths: { whisper: 0.1, normal: 1, shout: 3 } }, 0);
    expect(fieldOf(1, 'reach')).toBe(3);
  });

  it('shares the numbers of world, team and group with others in them', () => {
    for (const id of [1, 2]) {
      placements.applyOwnMessage(
        id,
        { type: 'presence', world: 'cave', enclosure: '', team: `team ${id}`, state: 'alive', muffle: 0, zone: 'none' },
        0,
      );
      placements.setGroup(id, 'den', 0);
    }
    expect([
      fieldOf(1, 'world') === fieldOf(2, 'world'),
      fieldOf(1, 'team') === fieldOf(2, 'team'),
      fieldOf(1, 'group') === fieldOf(2, 'group'),
    ]).toEqual([true, false, true]);
  });
});

describe('the game server', () => {
  it('places players by name and id, and reports those it does not find', () => {
    expect(
      sendAsServer([
        playerAt(5, { name: 'Fox' }),
        playerAt(6, { id: 2 }),
        playerAt(7, { name: 'Hare' }),
        playerAt(8, { id: 9 }),
        playerAt(9),
      ]),
    ).toEqual({ applied: 2, unknown: ['Hare', '#9', ''] });
    expect([fieldOf(1, 'x'), fieldOf(2, 'x')]).toEqual([5, 6]);
  });

  it('counts a player that is named twice once, and the last entry counts', () => {
    expect(sendAsServer([playerAt(5, { name: 'Fox' }), playerAt(6, { id: 1 })])).toEqual({ applied: 1, unknown: [] });
    expect(fieldOf(1, 'x')).toBe(6);
  });

  it('may tell a player in several entries of a partial message', () => {
    const answer = sendAsServer([playerAt(5, { name: 'Fox' }), { id: 1, state: 'dead' }], 0, false);
    expect([answer, fieldOf(1, 'x'), placements.ownPlacementOf(1).state]).toEqual([
      { applied: 1, unknown: [] },
      5,
      'dead',
    ]);
  });

  it('cannot be contradicted by a program', () => {
    sendAsServer([playerAt(5, { name: 'Fox' })]);
    sendPose(1, 3);
    sendPose(2, 3);
    placements.applyOwnMessage(
      1,
      { type: 'presence', world: 'cave', enclosure: '', team: '', state: 'dead', muffle: 0, zone: 'none' },
      0,
    );
    expect([fieldOf(1, 'x'), fieldOf(1, 'world'), fieldOf(1, 'state'), fieldOf(2, 'isPlaced')]).toEqual([5, 0, 0, 0]);
  });

  it("keeps the players' own positions when a partial message omits them", () => {
    sendPose(2, 3);
    sendAsServer([playerAt(5, { name: 'Fox' })], 0, false);
    expect([fieldOf(1, 'x'), fieldOf(2, 'x')]).toEqual([5, 3]);
  });

  it('gives no position to players who join after a complete message, whatever they send', () => {
    sendAsServer([]);
    placements.join(3, { name: 'Hare', identity: '' }, 0);
    sendPose(3, 3);
    expect(fieldOf(3, 'isPlaced')).toBe(0);
    expect(placements.ownPlacementOf(3).from).toBe('server');
  });

  it('may fall silent: everyone fades after a while, and is back with its next message, however few it names', () => {
    sendAsServer([playerAt(5, { name: 'Fox' }), playerAt(6, { name: 'Owl' })]);
    placements.review(5_000);
    expect(fieldOf(2, 'remaining')).toBe(1);
    placements.review(5_400);
    expect([fieldOf(2, 'remaining'), placements.ownPlacementOf(2).isStale]).toEqual([0.5, true]);
    placements.review(6_000);
    expect(fieldOf(2, 'isPlaced')).toBe(0);
    sendAsServer([playerAt(5, { name: 'Fox' })], 7_000, false);
    expect([fieldOf(2, 'isPlaced'), fieldOf(2, 'remaining'), placements.ownPlacementOf(2).isStale]).toEqual([
      1,
      1,
      false,
    ]);
  });

  it('may send an entry that does not fit: the player stays, and is stale unless a good one follows in time', () => {
    sendAsServer([playerAt(5, { name: 'Fox' }), playerAt(6, { name: 'Owl' })]);
    sendPose(1, 3);
    for (let nowMs = 1_000; nowMs <= 6_000; nowMs += 500)
      sendAsServer([playerAt(6, { name: 'Owl' })], nowMs, true, [{ name: 'Fox' }]);
    expect([fieldOf(1, 'x'), fieldOf(1, 'remaining'), placements.ownPlacementOf(1).from]).toEqual([5, 1, 'server']);
    for (const nowMs of [6_400, 7_000]) placements.review(nowMs);
    expect([fieldOf(1, 'isPlaced'), fieldOf(2, 'isPlaced')]).toEqual([0, 1]);
    sendAsServer([playerAt(5, { name: 'Fox' })], 7_000, false);
    expect([fieldOf(1, 'isPlaced'), placements.ownPlacementOf(1).isStale]).toEqual([1, false]);
  });

  it('is forgotten after 30 s of silence: then programs count again', () => {
    sendAsServer([playerAt(5, { name: 'Fox' })]);
    sendPose(1, 3);
    placements.review(29_999);
    expect(placements.ownPlacementOf(1).from).toBe('server');
    placements.review(30_000);
    expect([fieldOf(1, 'x'), fieldOf(1, 'isPlaced'), placements.ownPlacementOf(1).from]).toEqual([3, 1, 'own']);
  });

  it('is forgotten then too when the rules hold positions for longer', () => {
    placements.setRules({ ...RULES, stale: { policy: 'hold', afterSeconds: 600 } }, 0);
    sendAsServer([playerAt(5, { name: 'Fox' })]);
    sendPose(1, 3);
    placements.review(30_000);
    expect(fieldOf(1, 'x')).toBe(3);
  });
});

describe('a position that its program has lost', () => {
  it('fades with each review, and is back with the next pose', () => {
    sendPose(1, 3);
    placements.applyOwnMessage(1, { type: 'nowhere', reason: 'lost' }, 1_000);
    placements.review(1_400);
    expect([fieldOf(1, 'remaining'), fieldOf(1, 'isPlaced')]).toEqual([0.5, 1]);
    placements.review(1_800);
    expect([fieldOf(1, 'remaining'), fieldOf(1, 'isPlaced')]).toEqual([0, 0]);
    sendPose(1, 4, 5_000);
    expect([fieldOf(1, 'remaining'), fieldOf(1, 'isPlaced'), fieldOf(1, 'x')]).toEqual([1, 1, 4]);
  });
});

describe('the reported placement of a participant', () => {
  it('is the same object until something in it changes', () => {
    const first = placements.ownPlacementOf(1);
    sendPose(1, 3);
    placements.review(1_000);
    expect(placements.ownPlacementOf(1)).toBe(first);
    placements.setGroup(1, 'den', 0);
    expect(placements.ownPlacementOf(1)).toEqual({ ...first, group: 'den' });
    sendAsServer([playerAt(5, { name: 'Fox', world: 'cave', team: 'red', state: 'dead', priority: true })]);
    expect(placements.ownPlacementOf(1)).toEqual({
      type: 'standing',
      from: 'server',
      isStale: false,
      world: 'cave',
      team: 'red',
      state: 'dead',
      group: 'den',
      isPriority: true,
      byHand: [],
    });
  });

  it('omits what the host does not trust', () => {
    placements.applyOwnMessage(
      1,
      { type: 'presence', world: 'cave', enclosure: '', team: 'red', state: 'dead', muffle: 0, zone: 'none' },
      0,
    );
    placements.setRules({ ...RULES, trust: 'positions' }, 0);
    expect(placements.ownPlacementOf(1)).toMatchObject({ world: '', team: '', state: 'alive' });
  });
});

it('is forgotten with its member, so that the next one starts fresh', () => {
  sendAsServer([playerAt(5, { name: 'Fox' })], 0, false);
  placements.leave(1);
  expect(sendAsServer([playerAt(5, { name: 'Fox' })], 0, false)).toEqual({ applied: 0, unknown: ['Fox'] });
  placements.join(3, { name: 'Fox', identity: '' }, 0);
  expect([fieldOf(3, 'isPlaced'), placements.ownPlacementOf(3).from]).toEqual([0, 'own']);
});

describe('a team and a state by hand', () => {
  const RED_DEAD = { team: 'red', state: 'dead', isStateOwn: false } as const;

  it('reach the mixer and the participant, and say what the host has set', () => {
    placements.setHandRole(1, RED_DEAD, 0);
    expect(fieldOf(1, 'state')).not.toBe(fieldOf(2, 'state'));
    expect(placements.ownPlacementOf(1)).toMatchObject({ team: 'red', state: 'dead', byHand: ['team', 'state'] });
    expect(ownChanges).toBe(1);
    placements.setHandRole(1, { ...RED_DEAD, isStateOwn: true }, 0);
    expect(placements.ownPlacementOf(1)).toMatchObject({ state: 'dead', byHand: ['team'] });
    placements.setHandRole(1, { ...RED_DEAD, isStateOwn: true }, 0);
    expect(ownChanges).toBe(2);
  });

  it('outlast messages of the own program, and a connection that is lost', () => {
    placements.setHandRole(1, RED_DEAD, 0);
    const presence = { type: 'presence', world: '', enclosure: '', team: 'blue', state: 'alive', muffle: 0 } as const;
    placements.applyOwnMessage(1, { ...presence, zone: 'none' }, 0);
    placements.setAway(1, 0);
    placements.setHandRole(1, { ...RED_DEAD, team: 'green' }, 0);
    expect(placements.ownPlacementOf(1)).toMatchObject({ team: 'green', state: 'dead' });
    const before = writes;
    placements.setBack(1, 0);
    expect(writes).toBeGreaterThan(before);
  });

  it('give way to a game server, and hold again when it has gone', () => {
    placements.setHandRole(1, RED_DEAD, 0);
    sendAsServer([{ name: 'Fox', team: 'blue' }]);
    expect(placements.isFromServer(1)).toBe(true);
    expect(placements.ownPlacementOf(1)).toMatchObject({ from: 'server', team: 'blue', state: 'alive', byHand: [] });
    placements.review(31_000);
    expect(placements.ownPlacementOf(1)).toMatchObject({ from: 'own', team: 'red', byHand: ['team', 'state'] });
  });
});

it('lets a participant speak as its rank allows, also when that changes', () => {
  rights = { shout: false, broadcast: false, radio: false };
  placements.refreshRights(0);
  placements.applyOwnMessage(1, { type: 'talk', to: 'radio', voice: 'shout', radio: '7', priority: false }, 0);
  expect([fieldOf(1, 'reach'), fieldOf(1, 'talkTo')]).toEqual([1, 0]);
  rights = { shout: true, broadcast: true, radio: true };
  placements.refreshRights(0);
  expect([fieldOf(1, 'reach'), fieldOf(1, 'talkTo')]).toEqual([2, 2]);
  placements.applyOwnMessage(1, { type: 'talk', to: 'everybody', voice: 'shout', radio: '7', priority: false }, 0);
  expect(fieldOf(1, 'talkTo')).toBe(BROADCAST);
});
