import { expect, it } from 'vitest';
import { isPassword, PasswordTries, sealPassword } from '../../../../main/room/passwords.ts';

it('keeps a password as a salted hash', () => {
  const sealed = sealPassword('honey', new Uint8Array(16).fill(1));
  expect([isPassword('honey', sealed), isPassword('Honey', sealed), isPassword('', sealed)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(sealPassword('honey', new Uint8Array(16).fill(2)).hash).not.toEqual(sealed.hash);
  expect(Buffer.from(sealed.hash).includes('honey')).toBe(false);
});

it('stops a participant after five wrong passwords, whatever they were for, until a minute has passed', () => {
  const tries = new PasswordTries<number>();
  for (let target = 1; target <= 5; target++) {
    expect(tries.findExcess(1, target, 0)).toBeUndefined();
    tries.note(1, target, 0);
  }
  expect([tries.findExcess(1, 9, 59_999), tries.findExcess(2, 9, 59_999), tries.findExcess(1, 9, 60_000)]).toEqual([
    'participant',
    undefined,
    undefined,
  ]);
  tries.forgetParticipant(1);
  expect(tries.findExcess(1, 9, 0)).toBeUndefined();
});

it('stops everyone after thirty wrong passwords for one target', () => {
  const tries = new PasswordTries<string>();
  for (let id = 1; id <= 30; id++) tries.note(id, 'den', 0);
  expect([
    tries.findExcess(31, 'den', 1),
    tries.findExcess(31, 'nest', 1),
    tries.findExcess(31, 'den', 60_000),
  ]).toEqual(['all', undefined, undefined]);
  tries.forgetTarget('den');
  expect(tries.findExcess(31, 'den', 1)).toBeUndefined();
});
