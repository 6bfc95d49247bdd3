import { describe, expect, it } from 'vitest';
import { directPasswordOf } from '../../../../../main/host/listen/direct-password.ts';

const SECRET = Uint8Array.from({ length: 16 }, (_, index) => index);
const FRAGMENT = 'earshot1000102030405060708090a0b';

describe('directPasswordOf', () => {
  it('is the example of the protocol document', () => {
    expect(directPasswordOf(SECRET, FRAGMENT)).toBe('81a880147433f40309a2ff38d86c40bbe649f844e231a115');
  });

  it.each([
    '',
    'earshot1',
    FRAGMENT.slice(1),
    `${FRAGMENT}0`,
    FRAGMENT.toUpperCase(),
    FRAGMENT.replace('1', '2'),
    `${FRAGMENT}\n`,
  ])('knows no password for the fragment %j', (fragment) => {
    expect(directPasswordOf(SECRET, fragment)).toBeUndefined();
  });
});
