import { expect, it } from 'vitest';
import { arrangeLobbies } from '../../../../../renderer/features/lobbies/arrange-lobbies.ts';
import { describeSearch, type SearchSettings } from '../../../../../renderer/features/lobbies/describe-search.ts';
import { createLobbiesStore, type LobbiesState } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { LAN_LOBBY, PASSWORD_LOBBY } from '../../../../workbench/samples/sample-lobbies.ts';

const SERVER = 'rendezvous.example.org';

function describeNow(change: Partial<LobbiesState>, settings: Partial<SearchSettings> = {}) {
  const state: LobbiesState = { ...createLobbiesStore().getState(), isNew: false, ...change };
  const groups = arrangeLobbies(state.lobbies, { search: state.search, order: state.order, held: null });
  return describeSearch(state, groups, { hasServer: true, isRelayOnly: false, ...settings });
}

const answered = (hasMore: boolean) => ({ rendezvous: SERVER, state: 'answered', hasMore }) as const;

it('searches until the local network had time and each server has answered', () => {
  expect(describeNow({ isNew: true })).toEqual({ status: 'searching', count: 0, isSearching: true });
  const waiting = [{ rendezvous: SERVER, state: 'searching', hasMore: false } as const];
  expect(describeNow({ servers: waiting })).toMatchObject({ status: 'searching', isSearching: true });
  expect(describeNow({ servers: waiting, lobbies: [LAN_LOBBY] })).toMatchObject({ status: 'found', isSearching: true });
  expect(describeNow({ servers: [answered(false)] })).toMatchObject({ status: 'anywhere', isSearching: false });
});

it('does not wait for a network that nobody asks', () => {
  expect(describeNow({ isNew: true }, { hasServer: false, isRelayOnly: true })).toEqual({
    status: 'relayOnly',
    count: 0,
    isSearching: false,
  });
});

it('does not search if the search could not start', () => {
  expect(describeNow({ isNew: true, problem: { code: 'internal' } }).isSearching).toBe(false);
});

it('tells an empty network from an empty directory, and both from a search that nothing fits', () => {
  expect(describeNow({}, { hasServer: false }).status).toBe('network');
  expect(describeNow({}).status).toBe('anywhere');
  const search = { text: 'chess', game: '', language: '' };
  expect(describeNow({ search, lobbies: [LAN_LOBBY] }).status).toBe('matching');
});

it('counts no lobby that has gone, though its row stays', () => {
  const state: LobbiesState = { ...createLobbiesStore().getState(), isNew: false };
  const groups = { lan: [LAN_LOBBY], directory: [PASSWORD_LOBBY], gone: new Set([LAN_LOBBY.id]) };
  expect(describeSearch(state, groups, { hasServer: true, isRelayOnly: false })).toMatchObject({ count: 1 });
});

it('says when a server knows more lobbies than it sends, however many servers list the same lobby', () => {
  const lobbies = [LAN_LOBBY, PASSWORD_LOBBY];
  const twoServers = [answered(false), { ...answered(false), rendezvous: 'another.example.org' }];
  expect(describeNow({ lobbies, servers: twoServers })).toMatchObject({ status: 'found', count: 2 });
  expect(describeNow({ lobbies, servers: [answered(false), answered(true)] }).status).toBe('more');
  expect(describeNow({ lobbies: [LAN_LOBBY], servers: [answered(true)] }).status).toBe('found');
});
