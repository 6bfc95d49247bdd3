import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { GameConnections } from '../../../../../main/host/game-api/game-connections.ts';

it('accepts what a server has queued while it stalled for 5 s, and its usual rate from then on', () => {
  let nowMs = 0;
  const connections = new GameConnections(() => nowMs);
  const socket = new EventEmitter() as Socket;
  expect(connections.admit(socket)).toBe(true);
  const take = (messages: number): number =>
    Array.from({ length: messages }, () => connections.takeMessage(socket)).filter(Boolean).length;
  expect(take(300)).toBe(300);
  expect(take(1)).toBe(0);
  nowMs = 1_000;
  expect(take(100)).toBe(60);
  nowMs = 60_000;
  expect(take(1_000)).toBe(300);
});
