import { describe, expect, it } from 'vitest';
import { createGameToken, isSameToken, parseGameToken } from '../../../../../main/host/game-api/game-token.ts';

describe('game token', () => {
  it('has 128 random bits in base64url, which are also accepted as given', () => {
    const tokens = new Set(Array.from({ length: 50 }, createGameToken));
    expect(tokens.size).toBe(50);
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(16);
      expect(parseGameToken(token)).toEqual({ ok: true, value: token });
    }
  });

  it.each([
    '',
    'short',
    'x'.repeat(15),
    'x'.repeat(129),
    'sixteen characters',
    'naïve-token-0123456',
    'line\nbreak-0123456789',
  ])('refuses %j', (text) => {
    expect(parseGameToken(text)).toMatchObject({ ok: false, error: { code: 'bad-option' } });
  });

  it('is equal only when every character is', () => {
    expect(isSameToken('abcdefghijklmnop', 'abcdefghijklmnop')).toBe(true);
    for (const other of ['', 'abcdefghijklmno', 'abcdefghijklmnoq', 'abcdefghijklmnopq', 'x'.repeat(8_000)])
      expect(isSameToken(other, 'abcdefghijklmnop')).toBe(false);
  });
});
