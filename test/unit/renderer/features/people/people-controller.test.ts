import * as v from 'valibot';
import { expect, it } from 'vitest';
import { createPeopleController } from '../../../../../renderer/features/people/people-controller.ts';
import {
  acquaintanceOf,
  createPeopleStore,
  NO_PREFERENCE,
  preferenceOf,
} from '../../../../../renderer/features/people/people-store.ts';
import type { PersonalMessage } from '../../../../../renderer/link/serverbound-messages.ts';
import type { Participant } from '../../../../../shared/model/participant.ts';
import { personSchema } from '../../../../../shared/model/people/person.ts';
import { failure } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const FOX = 'f'.repeat(22);
const OWL = 'o'.repeat(22);

function participant(id: number, name: string, identity: string): Participant {
  return { id, name, isMuted: false, isDeafened: false, identity, color: null, isAway: false };
}

/** A window in a lobby, with you as number 1; `run` runs pending timers. */
function open() {
  const fake = createFakeBridge();
  const store = createPeopleStore();
  const tasks = new Set<() => void>();
  const controller = createPeopleController({
    bridge: fake.bridge,
    store,
    schedule: (task) => {
      tasks.add(task);
      return () => tasks.delete(task);
    },
  });
  const sent: PersonalMessage[] = [];
  const link = { sendPersonal: (message: PersonalMessage) => void sent.push(message) };
  const saved = (): unknown[] =>
    fake.calls
      .filter(({ name }) => name === 'people:update')
      .map(({ request }) => (request as { person: unknown }).person);
  const run = async (): Promise<void> => {
    for (const task of tasks) task();
    tasks.clear();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { controller, store, fake, link, sent, saved, run };
}

const ME = participant(1, 'Me', 'm'.repeat(22));

it('sends settings to the host at once, and stores them once when the slider rests', async () => {
  const { controller, link, sent, saved, run } = open();
  const fox = participant(2, 'Fox', FOX);
  controller.setLink(link);
  controller.setParticipants([ME, fox], 1);
  for (const volumePercent of [90, 70, 50]) controller.set(fox, { volumePercent });
  expect(sent.map(({ gains }) => gains)).toEqual([[[2, 0.9]], [[2, 0.7]], [[2, 0.5]]]);
  expect(saved()).toEqual([]);
  await run();
  expect(saved()).toEqual([{ identity: FOX, name: 'Fox', volumePercent: 50, isMuted: false, isBlocked: false }]);
});

it('keeps a block of a player whose name is too long to store', async () => {
  const { controller, saved, run } = open();
  const long = participant(2, 'x'.repeat(300), FOX);
  controller.setParticipants([ME, long], 1);
  controller.set(long, { isBlocked: true });
  await run();
  expect(saved().map((person) => v.parse(personSchema, person))).toMatchObject([{ identity: FOX, isBlocked: true }]);
  controller.setParticipants([ME, long], 1);
  await run();
  expect(saved()).toHaveLength(1);
});

it('applies stored settings to returning players under any name, and keeps the newest name', async () => {
  const { controller, fake, store, link, sent, saved, run } = open();
  await fake.bridge.invoke('people:update', {
    person: { identity: FOX, name: 'Fox', volumePercent: 200, isMuted: false, isBlocked: false },
  });
  await fake.bridge.invoke('people:update', {
    person: { identity: OWL, name: 'Owl', volumePercent: 100, isMuted: false, isBlocked: true },
  });
  await controller.load();
  controller.setLink(link);
  controller.setParticipants([ME], 1);
  expect(sent).toEqual([]);
  controller.setParticipants([ME, participant(7, 'Vixen', FOX), participant(8, 'Owl', OWL)], 1);
  expect(sent).toEqual([{ type: 'personal', gains: [[7, 2]], blocked: [8] }]);
  await run();
  expect(saved().at(-1)).toMatchObject({ identity: FOX, name: 'Vixen', volumePercent: 200 });
  expect(preferenceOf(store.getState(), participant(7, 'Vixen', FOX)).volumePercent).toBe(200);
});

it('withdraws settings sent to the host, and restores them', () => {
  const { controller, link, sent, store } = open();
  const fox = participant(2, 'Fox', FOX);
  controller.setLink(link);
  controller.setParticipants([ME, fox], 1);
  controller.set(fox, { isBlocked: true });
  const blocked = store.getState().people.get(FOX)!;
  controller.unblock(FOX);
  controller.restore(blocked);
  expect(sent).toEqual([
    { type: 'personal', gains: [], blocked: [2] },
    { type: 'personal', gains: [], blocked: [] },
    { type: 'personal', gains: [], blocked: [2] },
  ]);
});

it('sends a new host everything again, and no host an empty list', () => {
  const { controller, link, sent } = open();
  const fox = participant(2, 'Fox', FOX);
  controller.setLink(link);
  controller.setParticipants([ME, fox], 1);
  expect(sent).toEqual([]);
  controller.set(fox, { isMuted: true });
  controller.setLink(null);
  controller.setLink(link);
  expect(sent).toEqual([
    { type: 'personal', gains: [[2, 0]], blocked: [] },
    { type: 'personal', gains: [[2, 0]], blocked: [] },
  ]);
});

it('remembers players without an identity only while they are present', async () => {
  const { controller, store, link, sent, saved, run } = open();
  const guest = participant(3, 'Guest', '');
  controller.setLink(link);
  controller.setParticipants([ME, guest, participant(4, 'Other guest', '')], 1);
  controller.set(guest, { volumePercent: 20 });
  expect(sent).toEqual([{ type: 'personal', gains: [[3, 0.2]], blocked: [] }]);
  expect(preferenceOf(store.getState(), participant(4, 'Other guest', ''))).toBe(NO_PREFERENCE);
  controller.setParticipants([ME], 1);
  await run();
  expect([store.getState().guests.size, saved()]).toEqual([0, []]);
});

it('reports settings that cannot be stored, and keeps them for now', async () => {
  const { controller, store, fake, run } = open();
  fake.answer('people:update', () => failure('internal', 'The disk is full.'));
  const fox = participant(2, 'Fox', FOX);
  controller.setParticipants([ME, fox], 1);
  controller.set(fox, { isMuted: true });
  await run();
  expect(store.getState().problem).toEqual({
    undone: 'kept',
    error: { code: 'internal', message: 'The disk is full.' },
  });
  expect(preferenceOf(store.getState(), fox).isMuted).toBe(true);
});

it('remembers the players you add, and what you call them, beside how you hear them', async () => {
  const { controller, store, saved, run } = open();
  const fox = participant(2, 'Fox', FOX);
  controller.setParticipants([ME, fox], 1);
  controller.know(fox, '');
  controller.set(fox, { volumePercent: 50 });
  controller.know(fox, ' Cou\u200bsin\n');
  expect(acquaintanceOf(store.getState(), fox)).toEqual({ isKnown: true, nickname: 'Cousin' });
  controller.setParticipants([ME, { ...fox, name: 'Vixen' }], 1);
  await run();
  expect(saved().at(-1)).toMatchObject({ name: 'Vixen', isKnown: true, nickname: 'Cousin', volumePercent: 50 });
  controller.forget(FOX);
  await run();
  expect(acquaintanceOf(store.getState(), fox)).toEqual({ isKnown: false, nickname: '' });
  expect(preferenceOf(store.getState(), fox).volumePercent).toBe(50);
});

it('adds nobody without an identity', () => {
  const { controller, store } = open();
  controller.know(participant(3, 'Guest', ''), 'Cousin');
  expect(store.getState().people.size).toBe(0);
});
