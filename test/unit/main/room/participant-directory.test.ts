import { describe, expect, it } from 'vitest';
import { ParticipantDirectory } from '../../../../main/room/participant-directory.ts';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { PlayerKey } from '../../../../shared/protocol/server-game.ts';

function directoryOf(...names: readonly string[]): ParticipantDirectory {
  const directory = new ParticipantDirectory();
  for (const [index, name] of names.entries()) directory.add(index + 1, { name, identity: '' });
  return directory;
}

function find(directory: ParticipantDirectory, key: PlayerKey): ParticipantId | undefined {
  return directory.findAll([key])[0];
}

it('finds players by id, or by their name in the lobby', () => {
  const directory = directoryOf('Fox', 'Fox 2');
  expect([find(directory, { id: 2 }), find(directory, { name: 'Fox 2' }), find(directory, { name: 'Fox' })]).toEqual([
    2, 2, 1,
  ]);
});

it('finds players by a name that the lobby had to clean', () => {
  expect(find(directoryOf('Fox'), { name: ' \u202eFox\u0007' })).toBe(1);
});

it('uses the id when both are given, and never falls back to the name', () => {
  const directory = directoryOf('Fox', 'Owl');
  expect([find(directory, { id: 2, name: 'Fox' }), find(directory, { id: 9, name: 'Fox' })]).toEqual([2, undefined]);
});

it.each([[{}], [{ name: '' }], [{ name: '\u200b' }], [{ name: 'Fo' }], [{ id: 0 }]])('finds nobody by %j', (player) => {
  expect(find(directoryOf('Fox'), player)).toBeUndefined();
});

it('does not find a member who has left, but finds a later one with the same name', () => {
  const directory = directoryOf('Fox');
  directory.remove(1);
  expect(find(directory, { name: 'Fox' })).toBeUndefined();
  directory.add(7, { name: 'Fox', identity: '' });
  expect([find(directory, { name: 'Fox' }), find(directory, { id: 1 })]).toEqual([7, undefined]);
});

it('still finds members after more names than it keeps', () => {
  const directory = directoryOf('Fox');
  for (let index = 0; index < 5_000; index++) expect(find(directory, { name: `Stranger ${index}` })).toBeUndefined();
  expect(find(directory, { name: 'Fox ' })).toBe(1);
});

it.each(['fox', 'FOX', '^1Fox', '^xF00Fox', '§cFox', '[CLAN] Fox', 'Fox [CLAN]', '<(o)> ^3fox', '\uff26\uff4f\uff58'])(
  'finds a player that the game calls %j',
  (name) => {
    expect(find(directoryOf('Fox', 'Owl'), { name })).toBe(1);
  },
);

it("finds a player by the bare name when the lobby's name has a tag", () => {
  expect(find(directoryOf('[Den] Fox', 'Owl'), { name: 'fox' })).toBe(1);
});

it('guesses nobody when a similar name fits several participants', () => {
  const directory = directoryOf('FOX', 'fox', 'Fox');
  expect(directory.findAll([{ name: 'fOX' }, { name: 'Fox' }])).toEqual([undefined, 3]);
});

it('guesses nobody when several players of a message have names similar to one participant', () => {
  expect(directoryOf('Fox').findAll([{ name: '[A] Fox' }, { name: '[B] Fox' }])).toEqual([undefined, undefined]);
});

it('takes nobody named exactly for a player with a similar name, until the game ends', () => {
  const directory = directoryOf('Fox');
  expect(directory.findAll([{ name: 'fox' }, { name: 'Fox' }])).toEqual([undefined, 1]);
  expect(find(directory, { name: 'fox' })).toBeUndefined();
  directory.forgetGame();
  expect(find(directory, { name: 'fox' })).toBe(1);
});

it('finds a participant by the proven identity, whatever name an impostor took first', () => {
  const directory = new ParticipantDirectory();
  directory.add(1, { name: 'Ace', identity: 'impostor' });
  directory.add(2, { name: 'Ace 2', identity: 'real' });
  expect(
    directory.findAll([
      { identity: 'real', name: 'Ace' },
      { identity: 'other', name: 'Ace' },
    ]),
  ).toEqual([2, undefined]);
  directory.remove(2);
  expect(find(directory, { identity: 'real' })).toBeUndefined();
});

describe('a participant with another name', () => {
  it('is found by it, and no longer by the first one if no game knew that', () => {
    const directory = directoryOf('Fox');
    directory.rename(1, 'Vixen');
    expect([find(directory, { name: 'vixen' }), find(directory, { name: 'Fox' })]).toEqual([1, undefined]);
  });

  it.each(['Fox', '[CLAN] fox'])(
    'is still found as %j by a game that found it so, as long as the game runs',
    (name) => {
      const directory = directoryOf('Fox');
      find(directory, { name });
      directory.rename(1, 'fox');
      directory.rename(1, 'Vixen');
      expect([find(directory, { name }), find(directory, { name: 'Vixen' })]).toEqual([1, 1]);
      directory.forgetGame();
      expect([find(directory, { name }), find(directory, { name: 'Vixen' })]).toEqual([undefined, 1]);
    },
  );

  it('cannot lose its place in a game to somebody who takes the first name', () => {
    const directory = directoryOf('Fox', 'Owl');
    find(directory, { name: 'Fox' });
    directory.rename(1, 'Vixen');
    directory.rename(2, 'Fox');
    directory.add(3, { name: 'fox', identity: '' });
    expect(find(directory, { name: 'Fox' })).toBe(1);
    directory.remove(1);
    expect([find(directory, { name: 'Fox' }), find(directory, { name: 'Vixen' })]).toEqual([2, undefined]);
  });

  it('leaves no name behind', () => {
    const directory = directoryOf('Fox');
    find(directory, { id: 1 });
    for (const name of ['Vixen', 'Fox', 'fox', 'Owl']) directory.rename(1, name);
    directory.remove(1);
    for (const name of ['Vixen', 'Fox', 'fox', 'Owl']) expect(find(directory, { name })).toBeUndefined();
  });
});
