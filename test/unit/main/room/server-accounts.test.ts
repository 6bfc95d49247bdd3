import { expect, it } from 'vitest';
import { ServerAccounts } from '../../../../main/room/server-accounts.ts';
import type { ServerPlayer } from '../../../../shared/protocol/server-game.ts';

const PLAYER: ServerPlayer = { position: [1, 2, 3], yaw: 180 };
const NOBODY: ReadonlySet<number> = new Set();

it('converts a player of the message to an account, with degrees as radians and defaults for omitted fields', () => {
  const accounts = new ServerAccounts();
  accounts.apply(new Map([[1, { ...PLAYER, team: 'red', voice: 'shout', rangeMetres: 7 }]]), NOBODY, true, 0);
  expect(accounts.of(1)).toEqual({
    pose: { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: Math.PI },
    camera: null,
    presence: { world: '', enclosure: '', team: 'red', state: 'alive', muffle: 0, zone: 'none' },
    talk: { voice: 'shout' },
    rangeMetres: 7,
    isPriority: false,
    lostAtMs: null,
  });
});

it('puts a camera without a position at the avatar', () => {
  const accounts = new ServerAccounts();
  const players = new Map<number, ServerPlayer>([
    [1, { ...PLAYER, camera: { yaw: 90 } }],
    [2, { ...PLAYER, camera: { yaw: 0, position: [9, 8, 7] } }],
    [3, { ...PLAYER, position: null, camera: { yaw: 0, position: [9, 8, 7] } }],
  ]);
  accounts.apply(players, NOBODY, true, 0);
  expect(accounts.of(1)?.camera).toEqual({ xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: Math.PI / 2 });
  expect(accounts.of(2)?.camera).toMatchObject({ xMetres: 9 });
  expect([accounts.of(3)?.pose, accounts.of(3)?.camera]).toEqual([null, null]);
});

it('leaves unnamed players to their own reports, until a complete message', () => {
  const accounts = new ServerAccounts();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, false, 0);
  expect(accounts.of(2)).toBeUndefined();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, true, 0);
  expect(accounts.of(2)?.pose).toBeNull();
});

it('removes players missing from a complete message, and nobody for a partial one', () => {
  const accounts = new ServerAccounts();
  accounts.apply(
    new Map([
      [1, PLAYER],
      [2, PLAYER],
    ]),
    NOBODY,
    true,
    0,
  );
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, false, 0);
  expect(accounts.of(2)?.pose).not.toBeNull();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, true, 0);
  expect(accounts.of(2)?.pose).toBeNull();
});

it('forgets everything 30 s after the last message', () => {
  const accounts = new ServerAccounts();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, true, 1_000);
  expect([accounts.review(30_999), accounts.of(1)?.pose?.xMetres]).toEqual([false, 1]);
  expect([accounts.review(31_000), accounts.of(1), accounts.of(2), accounts.lastMessageAtMs]).toEqual([
    true,
    undefined,
    undefined,
    -Infinity,
  ]);
  expect(accounts.review(90_000)).toBe(false);
});

it('merges a partial message into what is known, and replaces everything by a complete one', () => {
  const accounts = new ServerAccounts();
  const tell = (player: ServerPlayer, isComplete: boolean) =>
    accounts.apply(new Map([[1, player]]), NOBODY, isComplete, 0);
  tell({ ...PLAYER, team: 'red', voice: 'shout' }, true);
  tell({ state: 'dead' }, false);
  tell({ position: [7, 2, 3] }, false);
  expect(accounts.of(1)).toMatchObject({
    pose: { xMetres: 7, yawRadians: Math.PI },
    presence: { team: 'red', state: 'dead' },
    talk: { voice: 'shout' },
  });
  tell({ position: null }, false);
  expect(accounts.of(1)).toMatchObject({ pose: null, presence: { team: 'red', state: 'dead' } });
  tell({ state: 'dead' }, true);
  expect(accounts.of(1)).toMatchObject({ pose: null, presence: { team: '', state: 'dead' }, talk: {} });
});

it('keeps what is known about a participant whose entries do not fit, as lost since the first of them', () => {
  const accounts = new ServerAccounts();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, true, 0);
  for (const nowMs of [1_000, 2_000]) accounts.apply(new Map(), new Set([1, 2]), true, nowMs);
  expect(accounts.of(1)).toMatchObject({ pose: { xMetres: 1 }, lostAtMs: 1_000 });
  expect(accounts.of(2)?.pose).toBeNull();
  accounts.apply(new Map([[1, PLAYER]]), NOBODY, true, 3_000);
  expect(accounts.of(1)?.lostAtMs).toBeNull();
});
