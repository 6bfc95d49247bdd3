import { describe, expect, it } from 'vitest';
import { WaitingConnections, type WaitingConnection } from '../../../../main/door/waiting-connections.ts';

const FLOOD = '203.0.113.9';
const FRIEND = '192.0.2.7';

interface Guest extends WaitingConnection {
  readonly name: string;
  isOpen: boolean;
}

function guest(name: string, group: string, progress: () => number = () => 0): Guest {
  const made: Guest = { name, group, isOpen: true, progress, end: () => (made.isOpen = false) };
  return made;
}

/** A friend who needs four round trips of 200 ms, among silent connections that arrive at an even rate. */
function joinDuringFlood(floodPerSecond: number, floodGroup: (count: number) => string, friendGroup: string): boolean {
  let nowMs = 0;
  const waiting = new WaitingConnections(256);
  const arriveUntil = (endMs: number): void => {
    for (; nowMs < endMs; nowMs += 1_000 / floodPerSecond) waiting.add(guest('flood', floodGroup(nowMs)));
  };
  arriveUntil(2_000);
  const friend = guest('friend', friendGroup, () => Math.min(2, Math.floor((nowMs - 2_000) / 200) + 1));
  waiting.add(friend);
  arriveUntil(2_800);
  return friend.isOpen;
}

describe('WaitingConnections', () => {
  it('closes the oldest for the newest, and never one that has joined', () => {
    const waiting = new WaitingConnections(2);
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => guest(name, name));
    if (!a || !b || !c || !d || !e) throw new Error('no guests');
    for (const one of [a, b, c]) waiting.add(one);
    expect([a, b, c].map(({ isOpen }) => isOpen)).toEqual([false, true, true]);
    waiting.remove(b);
    waiting.add(d);
    expect([b, c, d].map(({ isOpen }) => isOpen)).toEqual([true, true, true]);
    waiting.add(e);
    expect([b, c, d, e].map(({ isOpen }) => isOpen)).toEqual([true, false, true, true]);
    expect(waiting.size).toBe(2);
  });

  it.each([1_000, 2_000, 20_000])(
    'keeps a friend at 200 ms while one address opens %d connections a second',
    (perSecond) => {
      expect(joinDuringFlood(perSecond, () => FLOOD, FRIEND)).toBe(true);
      expect(joinDuringFlood(perSecond, () => FLOOD, FLOOD)).toBe(true);
    },
  );

  it('keeps a friend while many addresses open connections that say nothing', () => {
    expect(joinDuringFlood(5_000, (nowMs) => `198.51.100.${Math.floor(nowMs) % 250}`, FRIEND)).toBe(true);
  });

  it('keeps a silent friend while one address holds all other places with connections that speak', () => {
    const waiting = new WaitingConnections(256);
    for (let count = 0; count < 256; count++) waiting.add(guest('flood', FLOOD, () => 2));
    const friend = guest('friend', FRIEND);
    waiting.add(friend);
    for (let count = 0; count < 1_000; count++) waiting.add(guest('flood', FLOOD, () => 2));
    expect(friend.isOpen).toBe(true);
  });
});
