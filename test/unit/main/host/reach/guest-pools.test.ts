import { expect, it } from 'vitest';
import { GuestPools } from '../../../../../main/host/reach/guest-pools.ts';
import type { Guest } from '../../../../../main/host/reach/passed-guest.ts';

function setUp() {
  const pools = new GuestPools();
  const displaced: number[] = [];
  const left: number[] = [];
  const add = (connection: number, by: 'lobby' | 'code', group: string, progress = 0): void => {
    const guest: Guest = { progress, receive: () => {}, leave: () => left.push(connection) };
    pools.add(connection, by, group, guest, () => displaced.push(connection));
  };
  return { pools, displaced, left, add };
}

it('lets a flood of silent guests from one network displace only itself', () => {
  const { pools, displaced, add } = setUp();
  add(1, 'lobby', 'friend');
  for (let connection = 10; connection < 500; connection++) add(connection, 'lobby', 'flood');
  expect(pools.get(1)).toBeDefined();
  expect(displaced).not.toContain(1);
  expect(displaced).toHaveLength(490 + 1 - 64);
});

it('keeps places of their own for guests with a code and for guests who have joined', () => {
  const { pools, displaced, add } = setUp();
  add(1, 'code', 'friend');
  add(2, 'lobby', 'friend');
  pools.markJoined(2);
  for (let connection = 10; connection < 200; connection++) add(connection, 'lobby', `network ${connection}`);
  expect(pools.get(1)).toBeDefined();
  expect(pools.get(2)).toBeDefined();
  expect(displaced).toHaveLength(190 - 64);
  for (let connection = 1_000; connection < 1_300; connection++) {
    add(connection, 'lobby', `network ${connection}`);
    pools.markJoined(connection);
  }
  expect(pools.get(2), 'guests who have joined stay for a moment only').toBeUndefined();
  expect(pools.get(1_299)).toBeDefined();
});

it('ends each guest once', () => {
  const { pools, displaced, left, add } = setUp();
  add(1, 'lobby', 'a');
  add(1, 'lobby', 'b');
  add(2, 'code', 'a');
  pools.end(1);
  pools.endAll();
  pools.end(2);
  expect(left).toEqual([1, 1, 2]);
  expect(displaced).toEqual([]);
});
