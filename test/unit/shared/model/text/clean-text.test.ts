import { describe, expect, it } from 'vitest';
import { cleanText, MAX_TEXT_LENGTH, shownMessage } from '../../../../../shared/model/text/clean-text.ts';

describe('a message', () => {
  it.each([
    ['plain text', 'Meet at the gate', 'Meet at the gate'],
    ['white space at its ends and in runs', '  one \t two\u00a0\u00a0three ', 'one two three'],
    ['lines, with at most one empty line between', 'one\r\ntwo\n\n\n\nthree', 'one\ntwo\n\nthree'],
    ['control characters', 'a\u0000b\u0007c', 'a b c'],
    ['a lone surrogate', 'a\ud800b', 'a b'],
    ['a bidi override and its end', 'invoice \u202efdp.exe\u202c', 'invoice fdp.exe'],
    ['bidi isolates and marks', '\u2066a\u2069\u200eb', 'ab'],
    ['five marks on a letter', `e${'\u0301'.repeat(40)}!`, `é${'\u0301'.repeat(4)}!`.normalize('NFC')],
    ['marks at the start of a line', 'a\n\u0301\u0301b', 'a\nb'],
    ['text of another direction', 'שלום world', 'שלום world'],
  ])('keeps or cleans %s', (_, input, expected) => {
    expect(cleanText(input)).toBe(expected);
  });

  it.each([['👨‍👩‍👧'], ['❤️'], ['👍🏽'], ['🏳️‍🌈'], ['1️⃣'], ['می‌خواهم'], ['क्‍ष']])('keeps the joiners of %s', (text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'));
  });

  it('loses joiners that join nothing', () => {
    expect(cleanText('a\u200d\u200d\u200d b\u200c')).toBe('a b');
  });

  it.each([[''], ['   '], ['\u200b\u200d'], ['\u0301\u0301'], ['\ufe0f'], ['\n\n']])(
    'is empty if nothing of %j is visible',
    (input) => {
      expect(cleanText(input)).toBe('');
    },
  );

  it('has at most 30 lines, and loses no word', () => {
    const lines = cleanText(Array.from({ length: 1_000 }, (_, index) => String(index)).join('\n')).split('\n');
    expect(lines).toHaveLength(30);
    expect(lines[28]).toBe('28');
    expect(lines[29]?.split(' ')).toHaveLength(1_000 - 29);
  });

  it('from a host is cut where the host is wrong about its length', () => {
    expect(shownMessage('a'.repeat(MAX_TEXT_LENGTH + 1))).toHaveLength(MAX_TEXT_LENGTH);
  });
});
