import { expect, it } from 'vitest';
import { createDoorKeeper } from '../../../../../../renderer/features/lobby/door/door-keeper.ts';
import { createLobbyStore } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

function createKeeper() {
  const clock = new ManualClock();
  const store = createLobbyStore();
  const keeper = createDoorKeeper({ store, schedule: clock.schedule });
  return { clock, store, keeper, atDoor: () => store.getState().atDoor };
}

it('asks for a password until one is right, and keeps saying why the last one was not', async () => {
  const { keeper, atDoor } = createKeeper();
  const first = keeper.pass({ code: 'password-needed' }, undefined);
  expect(atDoor()).toEqual({ type: 'password', error: null, isChecking: false });
  keeper.enterPassword('sesame');
  expect(atDoor()).toMatchObject({ isChecking: true });
  expect(await first).toEqual({ password: 'sesame' });
  void keeper.pass({ code: 'wrong-lobby-password' }, 'sesame');
  expect(atDoor()).toEqual({ type: 'password', error: { code: 'wrong-lobby-password' }, isChecking: false });
});

it('asks again every few seconds while a moderator has not answered, also when the host is busy', async () => {
  const { clock, keeper, atDoor } = createKeeper();
  const first = keeper.pass({ code: 'waiting-for-answer', detail: 'Cellar' }, 'sesame');
  expect(atDoor()).toEqual({ type: 'waiting', lobbyName: 'Cellar' });
  clock.advance(4_000);
  expect(await first).toEqual({ password: 'sesame' });
  const second = keeper.pass({ code: 'too-many-messages' }, 'sesame');
  expect(atDoor()).toEqual({ type: 'waiting', lobbyName: 'Cellar' });
  clock.advance(4_000);
  expect(await second).toEqual({ password: 'sesame' });
  expect(await keeper.pass({ code: 'refused' }, 'sesame')).toBeUndefined();
  expect([atDoor(), clock.pending]).toEqual([null, 0]);
});

it('has nothing to do with other failures, and stops when you give up', async () => {
  const { clock, keeper, atDoor } = createKeeper();
  expect(await keeper.pass({ code: 'too-many-messages' }, undefined)).toBeUndefined();
  expect(atDoor()).toBeNull();
  const waiting = keeper.pass({ code: 'waiting-for-answer' }, undefined);
  keeper.stop();
  expect([await waiting, clock.pending]).toEqual([undefined, 0]);
});
