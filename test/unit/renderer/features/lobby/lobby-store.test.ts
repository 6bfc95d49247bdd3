import { expect, it } from 'vitest';
import {
  createLobbyStore,
  isOutOfReach,
  ownConnection,
  type Connection,
} from '../../../../../renderer/features/lobby/lobby-store.ts';

const QUALITY = { 1: { roundTripMs: 495, lossToHostPercent: 1, lossFromHostPercent: 4 } };

it('knows one ping of yours: the one that the host reports to everyone', () => {
  const connected = { ...createLobbyStore().getState(), ownId: 1, quality: QUALITY };
  expect(ownConnection({ ...connected, connection: { status: 'connected' } })).toEqual({
    roundTripMs: 495,
    lossPercent: 4,
  });
  const unknown = { roundTripMs: null, lossPercent: null };
  expect(ownConnection({ ...connected, ownId: 2, connection: { status: 'connected' } })).toEqual(unknown);
  expect(ownConnection({ ...connected, connection: { status: 'interrupted' } })).toEqual(unknown);
});

it('is out of reach after the end, and while it returns', () => {
  const error = { code: 'host-lost' } as const;
  const states: Connection[] = [
    { status: 'connecting' },
    { status: 'connected' },
    { status: 'interrupted' },
    { status: 'reconnecting', sinceMs: 0, error },
    { status: 'ended', reason: 'host-lost', error },
  ];
  expect(states.map((connection) => isOutOfReach({ connection }))).toEqual([false, false, false, true, true]);
});
