import { beforeEach, expect, it } from 'vitest';
import { failure } from '../../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import { createTestController, INVITATION, settle } from '../../../../../support/window/lobby-controller.ts';

const ROBIN = { id: 1, name: 'Robin', source: 'lan' } as const;
const FOX = { id: 2, name: 'Fox', source: 'directory' } as const;

let { fake, store, links, controller } = createTestController();
beforeEach(() => {
  ({ fake, store, links, controller } = createTestController());
});

async function host(): Promise<void> {
  void controller.host('Raid', DEFAULT_HEARING_RULES, null);
  await settle();
}
const knocks = () => store.getState().knocks;
const answers = () => fake.calls.filter(({ name }) => name === 'lobby:answer-knock').map(({ request }) => request);

it('lists knocks in their order, until they are answered or their senders have gone', async () => {
  await host();
  for (const knock of [ROBIN, FOX, { id: 3, name: 'Robin', source: 'lan' } as const]) fake.emit('lobby:knock', knock);
  expect(knocks()).toEqual([ROBIN, FOX, { id: 3, name: 'Robin', source: 'lan' } as const]);
  controller.answerKnock(2, true);
  expect(knocks().map(({ id }) => id)).toEqual([1, 3]);
  fake.emit('lobby:knock-gone', { id: 2 });
  fake.emit('lobby:knock-gone', { id: 1 });
  controller.answerKnock(3, false);
  expect(knocks()).toEqual([]);
  expect(answers()).toEqual([
    { id: 2, isWelcome: true },
    { id: 3, isWelcome: false },
  ]);
});

it('takes an answer that comes too late', async () => {
  fake.answer('lobby:answer-knock', () => failure('no-lobby', 'None.'));
  await host();
  fake.emit('lobby:knock', ROBIN);
  controller.answerKnock(1, true);
  expect(knocks()).toEqual([]);
  expect(store.getState().problem).toBeNull();
});

it('forgets the knocks on leaving, and those of the lobby that closes then', async () => {
  await host();
  fake.emit('lobby:knock', ROBIN);
  await controller.leave();
  fake.emit('lobby:knock', FOX);
  expect(knocks()).toEqual([]);
});

it('forgets the knocks when the lobby ends', async () => {
  await host();
  fake.emit('lobby:knock', ROBIN);
  fake.emit('lobby:ended', {});
  expect(knocks()).toEqual([]);
});

it('keeps the knocks while the window returns to a lobby that is still open', async () => {
  await host();
  fake.emit('lobby:knock', ROBIN);
  await links[0]?.connect();
  await links[0]?.end({ reason: 'host-lost', code: 'host-lost' });
  expect(store.getState().connection.status).toBe('reconnecting');
  expect(knocks()).toEqual([ROBIN]);
});

it('ignores knocks at an earlier lobby while the next one opens, and in lobbies of others', async () => {
  fake.answer('lobby:host', () => {
    fake.emit('lobby:knock', ROBIN);
    return failure('port-in-use', 'Taken.');
  });
  await host();
  expect(knocks()).toEqual([]);
  void controller.join(INVITATION);
  await settle();
  fake.emit('lobby:knock', ROBIN);
  expect(knocks()).toEqual([]);
});
