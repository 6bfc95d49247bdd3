import { expect, it } from 'vitest';
import {
  hashDoorPassword,
  hashFirstDoorPassword,
  isDoorPassword,
} from '../../../../../../main/host/lobby/door/door-password.ts';

it('recognises a password however its letters are composed, and with spaces around it', async () => {
  const hash = await hashDoorPassword(' Caf\u00e9 ');
  if (hash === null) throw new Error('There is a password.');
  expect(await Promise.all(['Cafe\u0301', 'café', 'Café!', ''].map((typed) => isDoorPassword(typed, hash)))).toEqual([
    ...[true, false, false, false],
  ]);
});

it('gives the same password another hash each time, and nothing none', async () => {
  const [one, other] = [await hashDoorPassword('sesame'), hashFirstDoorPassword('sesame')];
  expect(one?.hash).not.toBe(other?.hash);
  expect(other !== null && (await isDoorPassword('sesame', other))).toBe(true);
  expect([await hashDoorPassword(' '), hashFirstDoorPassword('')]).toEqual([null, null]);
});
