import { describe, expect, it } from 'vitest';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import {
  arrangeLobbies,
  baseLanguage,
  type Arrangement,
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

  it('holds places while it must: new lobbies come at the end, and those that have gone leave no gap', () => {
    const lobbies = [lobby('new', { distanceMs: 1 }), lobby('b', { distanceMs: 2 }), lobby('a', { distanceMs: 3 })];
    expect(idsOf(lobbies)).toEqual(['new', 'b', 'a']);
    expect(idsOf(lobbies, { held: ['a', 'gone', 'b'] })).toEqual(['a', 'b', 'new']);
  });

  it('leaves the list that it was given as it is', () => {
    const lobbies = [lobby('b', { distanceMs: 2 }), lobby('a', { distanceMs: 1 })];
    idsOf(lobbies);
    expect(lobbies.map(({ id }) => id)).toEqual(['b', 'a']);
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
