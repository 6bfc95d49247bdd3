import { beforeEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../../../../shared/result.ts';
import {
  createLobbiesController,
  STORING_TIME_MS,
  TYPING_PAUSE_MS,
} from '../../../../../renderer/features/lobbies/lobbies-controller.ts';
import { createLobbiesStore } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';
import { KNOCK_LOBBY, LAN_LOBBY, PASSWORD_LOBBY } from '../../../../workbench/samples/sample-lobbies.ts';

const SERVERS = [{ rendezvous: 'rendezvous.example.org', state: 'answered', hasMore: false } as const];

function open() {
  const clock = new ManualClock();
  const fake = createFakeBridge();
  const store = createLobbiesStore();
  const controller = createLobbiesController({
    bridge: fake.bridge,
    store,
    schedule: clock.schedule,
    nameToJoin: () => 'Robin',
    onInvitation: () => undefined,
  });
  const searches = () => fake.calls.filter(({ name }) => name === 'lobbies:search').map(({ request }) => request);
  return { clock, fake, store, controller, searches };
}

let { clock, fake, store, controller, searches } = open();
beforeEach(() => {
  ({ clock, fake, store, controller, searches } = open());
});

const untilAnswered = () => new Promise((resolve) => setTimeout(resolve));

describe('the search', () => {
  it('runs from start to stop, and forgets then what it found', () => {
    controller.start();
    controller.start();
    expect(searches()).toEqual([{ text: '', game: '', language: '' }]);
    fake.emit('lobbies:found', { lobbies: [LAN_LOBBY], servers: SERVERS });
    expect(store.getState()).toMatchObject({ lobbies: [LAN_LOBBY], servers: SERVERS });
    controller.stop();
    controller.stop();
    expect(fake.calls.filter(({ name }) => name === 'lobbies:stop-search')).toHaveLength(1);
    expect(store.getState()).toMatchObject({ lobbies: [], servers: [] });
    fake.emit('lobbies:found', { lobbies: [LAN_LOBBY], servers: [] });
    expect(store.getState().lobbies).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('is no longer new once the local network had time to answer', () => {
    controller.start();
    expect(store.getState().isNew).toBe(true);
    clock.advance(3_000);
    expect(store.getState().isNew).toBe(false);
  });

  it('asks once for what you type, and at once for what you choose', () => {
    controller.start();
    for (const text of ['r', 'ra', 'raid']) controller.changeSearch({ text });
    expect(store.getState().search.text).toBe('raid');
    expect(searches()).toHaveLength(1);
    clock.advance(TYPING_PAUSE_MS);
    controller.changeSearch({ game: 'Minecraft' });
    controller.changeSearch({ text: '' });
    expect(searches().slice(1)).toEqual([
      { text: 'raid', game: '', language: '' },
      { text: 'raid', game: 'Minecraft', language: '' },
      { text: '', game: 'Minecraft', language: '' },
    ]);
  });

  it('asks for all that changed if a choice interrupts typing', () => {
    controller.start();
    controller.changeSearch({ text: 'raid' });
    controller.changeSearch({ language: 'de' });
    clock.advance(TYPING_PAUSE_MS);
    expect(searches().slice(1)).toEqual([{ text: 'raid', game: '', language: 'de' }]);
  });

  it('asks nobody after it stopped, and keeps what you look for', () => {
    controller.start();
    controller.changeSearch({ text: 'raid' });
    controller.stop();
    controller.changeSearch({ game: 'Valheim' });
    clock.advance(60_000);
    expect(searches()).toHaveLength(1);
    controller.start();
    expect(searches()[1]).toEqual({ text: 'raid', game: 'Valheim', language: '' });
  });

  it('begins again when the servers in the settings have changed and are stored', () => {
    controller.serversChanged();
    expect(clock.pending).toBe(0);
    controller.start();
    fake.emit('lobbies:found', { lobbies: [PASSWORD_LOBBY], servers: SERVERS });
    controller.serversChanged();
    expect(store.getState().lobbies).toHaveLength(1);
    clock.advance(STORING_TIME_MS);
    expect(searches()).toHaveLength(2);
    expect(store.getState()).toMatchObject({ lobbies: [], servers: [], isNew: true });
  });

  it('says why it could not start, until a search works', async () => {
    fake.answer('lobbies:search', () => failure('internal', 'No.'));
    controller.start();
    await untilAnswered();
    expect(store.getState().problem?.code).toBe('internal');
    fake.answer('lobbies:search', () => success({}));
    controller.changeSearch({ game: 'Valheim' });
    await untilAnswered();
    expect(store.getState().problem).toBeNull();
  });
});

describe('the choices', () => {
  it('collect games and languages of listed lobbies, and keep those that are no longer found', () => {
    controller.start();
    fake.emit('lobbies:found', { lobbies: [LAN_LOBBY, KNOCK_LOBBY, PASSWORD_LOBBY], servers: SERVERS });
    fake.emit('lobbies:found', { lobbies: [{ ...PASSWORD_LOBBY, game: '', language: 'pt-BR' }], servers: SERVERS });
    expect(store.getState()).toMatchObject({ games: ['Minecraft', 'Valheim'], languages: ['de', 'en', 'pt'] });
  });

  it('are limited, whatever strangers list', () => {
    controller.start();
    const lobbies = Array.from({ length: 400 }, (_, id) => ({ ...KNOCK_LOBBY, id: `${id}`, game: `Game ${id}` }));
    fake.emit('lobbies:found', { lobbies, servers: SERVERS });
    expect(store.getState().games).toHaveLength(100);
  });
});

it('sorts as you choose', () => {
  controller.sortBy('players');
  expect(store.getState().order).toBe('players');
});
