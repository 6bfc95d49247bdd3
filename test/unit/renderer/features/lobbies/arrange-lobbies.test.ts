import { describe, expect, it } from 'vitest';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import {
  arrangeLobbies,
  baseLanguage,
  type Arrangement,
  type LobbyGroups,
} from '../../../../../renderer/features/lobbies/arrange-lobbies.ts';
import { LAN_LOBBY, PASSWORD_LOBBY } from '../../../../workbench/samples/sample-lobbies.ts';

const ANY = { text: '', game: '', language: '' };

const lobby = (id: string, change: Partial<FoundLobby> = {}): FoundLobby => ({
  ...PASSWORD_LOBBY,
  ...{ id, title: id, game: '', language: '', players: 1, distanceMs: 10 },
  ...change,
});
const lan = (id: string, change: Partial<FoundLobby> = {}): FoundLobby => ({ ...LAN_LOBBY, id, title: id, ...change });

function idsOf(lobbies: readonly FoundLobby[], arrangement: Partial<Arrangement> = {}): readonly string[] {
  const { lan: near, directory } = arrangeLobbies(lobbies, {
    search: ANY,
    order: 'distance',
    held: null,
    ...arrangement,
  });
  return [...near, ...directory].map(({ id }) => id);
}

describe('the order', () => {
  it('puts the local network first, and unknown distances last', () => {
    const lobbies = [
      lobby('unknown', { distanceMs: null }),
      lobby('far', { distanceMs: 200 }),
      lobby('near', { distanceMs: 8 }),
      lan('here', { distanceMs: null }),
    ];
    expect(idsOf(lobbies)).toEqual(['here', 'near', 'far', 'unknown']);
  });

  it('puts the fullest first if that is wanted, and breaks ties by distance, then by title', () => {
    const lobbies = [
      lobby('b', { players: 3 }),
      lobby('a', { players: 3 }),
      lobby('near', { players: 3, distanceMs: 1 }),
      lobby('full', { players: 9, distanceMs: null }),
      lobby('dark', { players: 0, distanceMs: null }),
    ];
    expect(idsOf(lobbies, { order: 'players' })).toEqual(['full', 'near', 'a', 'b', 'dark']);
  });

  it('is the same whatever the order of the answers was, also for lobbies that look alike', () => {
    const twins = ['x', 'y', 'z'].map((id) => lobby(id, { title: 'Twin', distanceMs: null }));
    expect(idsOf(twins)).toEqual(['x', 'y', 'z']);
    expect(idsOf(twins.toReversed())).toEqual(['x', 'y', 'z']);
  });

  it('leaves the list that it was given as it is', () => {
    const lobbies = [lobby('b', { distanceMs: 2 }), lobby('a', { distanceMs: 1 })];
    idsOf(lobbies);
    expect(lobbies.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('while the list is held', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => lobby(id)) as [FoundLobby, FoundLobby, FoundLobby];
  const heldOf = (near: readonly FoundLobby[], directory: readonly FoundLobby[]): LobbyGroups => ({
    ...{ lan: near, directory, gone: new Set<string>() },
  });
  const arrange = (lobbies: readonly FoundLobby[], held: LobbyGroups): LobbyGroups =>
    arrangeLobbies(lobbies, { search: ANY, order: 'distance', held });

  it('keeps every lobby in its place, also one that has gone, and lists new ones last', () => {
    const fresh = lobby('fresh', { distanceMs: 1 });
    const groups = arrange([fresh, { ...b, players: 7 }, a], heldOf([], [b, c, a]));
    expect(groups.directory).toEqual([{ ...b, players: 7 }, c, a, fresh]);
    expect(groups.gone).toEqual(new Set(['c']));
  });

  it('holds the place of a lobby that has gone for the time when it is back', () => {
    const without = arrange([b], heldOf([], [a, b]));
    expect(arrange([b], without)).toEqual(without);
    expect(arrange([b, a], without)).toEqual(heldOf([], [a, b]));
  });

  it('keeps the group of a lobby that is found on the network meanwhile', () => {
    const near = lan('b');
    expect(arrange([near, a, c], heldOf([], [a, b, c])).directory).toEqual([a, near, c]);
  });

  it('holds back a new lobby of the network, which would move the listed ones', () => {
    const [here, added] = [lan('here'), lan('added')];
    expect(arrange([here, added, a], heldOf([here], [a]))).toEqual(heldOf([here], [a]));
    expect(arrange([here, added], heldOf([here], []))).toEqual(heldOf([here, added], []));
  });

  it('filters new lobbies, and none that is shown', () => {
    const renamed = lobby('a', { title: 'Renamed' });
    const search = { ...ANY, text: 'a' };
    const { directory, gone } = arrangeLobbies([c, renamed], { search, order: 'distance', held: heldOf([], [a]) });
    expect(directory).toEqual([renamed]);
    expect(gone.size).toBe(0);
  });
});

describe('the search', () => {
  it.each(['raid', 'RAID', ' Ráid ', 'craft'])('finds "%s" in titles and games, without case and accents', (text) => {
    const lobbies = [lobby('Friday Raid', { game: 'Minecraft' }), lobby('other'), lan('another')];
    expect(idsOf(lobbies, { search: { ...ANY, text } })).toEqual(['Friday Raid']);
  });

  it('filters the local network by text only, because it names neither game nor language', () => {
    const lobbies = [lan('here'), lobby('de', { game: 'Valheim', language: 'de-AT' }), lobby('none')];
    expect(idsOf(lobbies, { search: { ...ANY, game: 'valheim' } })).toEqual(['here', 'de']);
    expect(idsOf(lobbies, { search: { ...ANY, language: 'de' } })).toEqual(['here', 'de']);
    expect(idsOf(lobbies, { search: { text: 'de', game: 'Valheim', language: 'de' } })).toEqual(['de']);
  });

  it('compares games as a whole', () => {
    expect(idsOf([lobby('a', { game: 'Minecraft Dungeons' })], { search: { ...ANY, game: 'Minecraft' } })).toEqual([]);
  });
});

it.each([
  ['de-AT', 'de'],
  ['PT', 'pt'],
  ['', ''],
])('takes region and script from the language tag "%s"', (tag, base) => {
  expect(baseLanguage(tag)).toBe(base);
});
