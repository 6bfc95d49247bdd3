import { expect, it } from 'vitest';
import { findHomeFolder, readHomeFolder } from '../../../../../main/desktop/settings/home-folder.ts';

const failing = (): never => {
  throw new Error('the user is unknown');
};

it.each([
  [['/home/fox', '/other'], '/home/fox'],
  [['', '/home/fox'], '/home/fox'],
  [['relative', '/home/fox'], '/home/fox'],
  [['', ''], ''],
  [[], ''],
])('of %j it takes the first absolute path', (folders, home) => {
  expect(findHomeFolder(folders.map((folder) => () => folder))).toBe(home);
});

it('passes over sources that fail', () => {
  expect(findHomeFolder([failing, () => '/home/fox'])).toBe('/home/fox');
  expect(findHomeFolder([failing])).toBe('');
});

it('knows the home folder of this user', () => {
  expect(readHomeFolder()).not.toBe('');
});
