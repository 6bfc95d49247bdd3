import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createPerson,
  createRecordedLobby,
  type Resume,
} from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter as enterLobby, lose, type Entering } from '../../../../../support/lobby/recorded/resuming.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby();
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

const enter = (person?: Entering['person'], resume?: Resume) => enterLobby(host, { person, resume });

describe('what a participant comes back to after five minutes', () => {
  it.each([
    ['a guest', undefined],
    ['a person', createPerson()],
  ])('is the group of %s with its password, also when nobody else has kept it', async (_who, person) => {
    const fox = await enter(person);
    fox.peer.events.emit('message', '{"type":"group","name":"Crew","password":"tea"}');
    lose(fox);
    vi.advanceTimersByTime(5 * 60_000);
    const back = await enter(person, fox.resume);
    const standing = back.peer.messages.map((text) => JSON.parse(text) as { type: string; group?: string });
    expect(standing.find(({ type }) => type === 'standing')).toMatchObject({ group: 'Crew' });
    const owl = await enter();
    owl.peer.events.emit('message', '{"type":"group","name":"Crew","password":"coffee"}');
    expect(host.lobby.snapshot().participants.map(({ group }) => group)).toEqual(['Crew', '']);
  });

  it('are the team and the state by hand', async () => {
    const fox = await enter();
    host.lobby.setRoles([{ id: 1, team: 'red', state: 'dead' }]);
    lose(fox);
    vi.advanceTimersByTime(5 * 60_000);
    expect(host.lobby.describeRoles()).toEqual([]);
    await enter(undefined, fox.resume);
    expect(host.lobby.describeRoles()).toMatchObject([{ id: 1, team: 'red', state: 'dead' }]);
  });

  it('is no group that others have begun meanwhile under the same name', async () => {
    const fox = await enter();
    fox.peer.events.emit('message', '{"type":"group","name":"Crew","password":"tea"}');
    lose(fox);
    vi.advanceTimersByTime(5 * 60_000);
    const owl = await enter();
    owl.peer.events.emit('message', '{"type":"group","name":"Crew","password":"tea"}');
    await enter(undefined, fox.resume);
    const groups = host.lobby.snapshot().participants.map(({ name, group }) => [name, group]);
    expect(groups).toEqual(
      expect.arrayContaining([
        ['Fox', 'Crew'],
        ['Fox 2', ''],
      ]),
    );
  });

  it.each([
    ['a guest', undefined],
    ['a person', createPerson()],
  ])('is one participant for %s that tries two ways at once', async (_who, person) => {
    const fox = await enter(person);
    fox.peer.events.emit('message', '{"type":"group","name":"Crew","password":"tea"}');
    lose(fox);
    vi.advanceTimersByTime(5 * 60_000);
    const tries = await Promise.all([
      host.join('good', undefined, person, undefined, fox.resume),
      host.join('good', undefined, person, undefined, fox.resume),
    ]);
    expect(tries.map(({ resumes }) => resumes[0]?.participantId)).toEqual([1, 1]);
    host.peers.at(-1)!.events.emit('channelOpen', undefined);
    expect(host.lobby.snapshot().participants.map(({ id, name, group }) => [id, name, group])).toEqual([
      [1, 'Fox', 'Crew'],
    ]);
  });

  it('are the volumes and blocks on both sides, until it is forgotten', async () => {
    const person = createPerson();
    const [fox, owl] = [await enter(person), await enter()];
    owl.peer.events.emit('message', '{"type":"personal","gains":[[1,0.5]],"blocked":[]}');
    fox.peer.events.emit('message', '{"type":"personal","gains":[[2,1.5]],"blocked":[]}');
    lose(fox);
    vi.advanceTimersByTime(5 * 60_000);
    expect(host.personals.get(owl.peer.slot)).toEqual({});
    const back = await enter(person, fox.resume);
    vi.advanceTimersByTime(1_000);
    expect(host.personals.get(owl.peer.slot)).toEqual({ [back.peer.slot]: 0.5 });
    expect(host.personals.get(back.peer.slot)).toEqual({ [owl.peer.slot]: 1.5 });
    lose(back);
    vi.advanceTimersByTime(17 * 60_000);
    const stranger = await enter();
    vi.advanceTimersByTime(1_000);
    expect(host.personals.get(owl.peer.slot)).toEqual({});
    expect(host.personals.get(stranger.peer.slot) ?? {}).toEqual({});
  });
});
