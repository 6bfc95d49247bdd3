import { expect, it } from 'vitest';
import { ParticipantDirectory } from '../../../../main/room/participant-directory.ts';

function directoryOf(...names: readonly string[]): ParticipantDirectory {
  const directory = new ParticipantDirectory();
  for (const [index, name] of names.entries()) directory.add(index + 1, name);
  return directory;
}

it('finds players by id, or by their name in the lobby', () => {
  const directory = directoryOf('Fox', 'Fox 2');
  expect([directory.find({ id: 2 }), directory.find({ name: 'Fox 2' }), directory.find({ name: 'Fox' })]).toEqual([
    2, 2, 1,
  ]);
});

it('finds players by a name that the lobby had to clean', () => {
  expect(directoryOf('Fox').find({ name: ' \u202eFox\u0007' })).toBe(1);
});

it('uses the id when both are given, and never falls back to the name', () => {
  const directory = directoryOf('Fox', 'Owl');
  expect([directory.find({ id: 2, name: 'Fox' }), directory.find({ id: 9, name: 'Fox' })]).toEqual([2, undefined]);
});

it.each([[{}], [{ name: '' }], [{ name: '\u200b' }], [{ name: 'fox' }], [{ id: 0 }]])(
  'finds nobody by %j',
  (player) => {
    expect(directoryOf('Fox').find(player)).toBeUndefined();
  },
);

it('does not find a member who has left, but finds a later one with the same name', () => {
  const directory = directoryOf('Fox');
  directory.remove(1);
  expect(directory.find({ name: 'Fox' })).toBeUndefined();
  directory.add(7, 'Fox');
  expect([directory.find({ name: 'Fox' }), directory.find({ id: 1 })]).toEqual([7, undefined]);
});

it('still finds members after more names than it keeps', () => {
  const directory = directoryOf('Fox');
  for (let index = 0; index < 5_000; index++) expect(directory.find({ name: `Stranger ${index}` })).toBeUndefined();
  expect(directory.find({ name: 'Fox ' })).toBe(1);
});
