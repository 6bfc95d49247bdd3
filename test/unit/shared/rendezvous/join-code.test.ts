import { expect, it } from 'vitest';
import { codePasswordOf, formatJoinCode, parseJoinCode } from '../../../../shared/rendezvous/join-code.ts';

it.each([
  'K7Q-29MDX',
  'k7q29mdx',
  '  k7q 29m dx ',
  'K7Q.29.MDX',
  'K 7 Q \u2014 2 9 M D X',
  '\uff2b\uff17\uff31\uff12\uff19\uff2d\uff24\uff38',
  'K7Q, 2, 9, M, D, X',
])('reads %s', (input) => {
  expect(parseJoinCode(input)).toEqual({ prefix: 'K7Q', password: '29MDX' });
});

it('takes letters that look like digits for digits', () => {
  expect(parseJoinCode('oil-OILoo')).toEqual({ prefix: '011', password: '01100' });
});

it.each(['', 'K7Q', 'K7Q-29MD', 'K7Q-29MDXX', 'K7U-29MDX', 'K7Q-29MD!', 'earshot://join/AQ', 'A'.repeat(10_000)])(
  'refuses %s',
  (input) => {
    expect(parseJoinCode(input)).toBeUndefined();
  },
);

it('writes what it reads', () => {
  const password = codePasswordOf(Uint8Array.of(0, 31, 32, 255, 10, 7));
  expect(password).toBe('0Z0ZA');
  expect(parseJoinCode(formatJoinCode({ prefix: 'A1B', password }))).toEqual({ prefix: 'A1B', password });
});
