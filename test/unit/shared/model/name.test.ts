import { describe, expect, it } from 'vitest';
import {
  isNumbered,
  MAX_NAME_CHARACTERS,
  parseParticipantName,
  withUniqueSuffix,
} from '../../../../shared/model/name.ts';

describe('parseParticipantName', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada   the \n second ', 'Ada the second'],
    ['A\u0000d\u0007a', 'A d a'],
    ['\u202eevil\u202c', 'evil'],
    ['zero\u200bwidth', 'zerowidth'],
    ['Fox\u3164\u2800', 'Fox'],
    ['日本語', '日本語'],
    ['👩‍👩‍👧', '👩👩👧'],
    ['e\u0301', 'é'],
  ])('cleans %j to %j', (input, name) => {
    expect(parseParticipantName(input)).toBe(name);
  });

  it.each([
    [''],
    ['   '],
    ['\u200b\u200b'],
    ['\u202e'],
    ['\u0000'],
    ['\u0301'],
    ['\u3164\u115f'],
    ['\u2800'],
    ['x'.repeat(10_000)],
  ])('refuses a name with nothing visible, or an absurd one: %j', (input) => {
    expect(parseParticipantName(input)).toBeUndefined();
  });

  it.each([
    ['a combining grapheme joiner', '\u034f'],
    ['a variation selector', '\ufe00'],
    ['the emoji variation selector', '\ufe0f'],
    ['a Mongolian variation selector', '\u180b'],
    ['another Mongolian variation selector', '\u180f'],
    ['a Khmer inherent vowel', '\u17b4'],
    ['a supplementary variation selector', '\u{e0100}'],
    ['an ignorable character to come', '\u2065'],
    ['another one', '\ufff0'],
    ['a third one', '\u{e01f0}'],
    ['a null notehead', '\u{1d159}'],
    ['a soft hyphen', '\u00ad'],
    ['a tag', '\u{e0041}'],
    ['a Hangul filler', '\u115f'],
    ['a blank hieroglyph', '\u{13441}'],
  ])('takes a name with %s for the same name', (_what, character) => {
    for (const name of [`SAME${character}`, `${character}SAME`, `SA${character}ME`])
      expect(parseParticipantName(name)).toBe('SAME');
    expect(parseParticipantName(`e${character}\u0301`)).toBe('é');
  });

  it('keeps up to four marks on a letter, and none before the first', () => {
    expect(parseParticipantName(`Z${'\u0335'.repeat(200)}`)).toBe(`Z${'\u0335'.repeat(4)}`);
    expect(parseParticipantName('\u0335Zalgo')).toBe('Zalgo');
    expect(parseParticipantName('ကျွန်ုပ်')).toBe('ကျွန်ုပ်');
    expect(parseParticipantName('שָׁלוֹם')).toBe('שָׁלוֹם'.normalize('NFC'));
  });

  it('never returns more than 128 code units, whatever joins into one character', () => {
    for (const joined of ['\u1100'.repeat(250), `\u{1f44b}${'\u{1f3fd}'.repeat(120)}`, `A${'\u0335'.repeat(250)}`])
      expect((parseParticipantName(`A ${joined}`) ?? '').length).toBeLessThanOrEqual(128);
  });

  it('leaves a clean name as it is', () => {
    for (const name of ['Ada', 'Zoë', '日本語', 'ကျွန်ုပ်', 'A 2', '🇪🇸🇪🇸']) {
      const clean = parseParticipantName(name) ?? '';
      expect(parseParticipantName(clean)).toBe(clean);
    }
  });

  it('cuts plain text after 32 characters', () => {
    expect(parseParticipantName('Robin of the very long road home')).toBe('Robin of the very long road home');
    expect(parseParticipantName('Robin of the very long road home again')).toBe('Robin of the very long road home');
    expect(parseParticipantName(`${'x'.repeat(31)} and more`)).toBe('x'.repeat(31));
  });

  it('counts characters as a person would when it shortens', () => {
    const flag = '🇪🇸';
    expect(parseParticipantName(flag.repeat(40))).toBe(flag.repeat(MAX_NAME_CHARACTERS));
  });
});

describe('withUniqueSuffix', () => {
  it('counts up until the name is free', () => {
    expect(withUniqueSuffix('Ada', new Set())).toBe('Ada');
    expect(withUniqueSuffix('Ada', new Set(['Ada', 'Ada 2']))).toBe('Ada 3');
  });
});

it.each([
  ['Robin 2', 'Robin', true],
  ['Robin 12', ' Ro\u200bbin ', true],
  ['Robin', 'Robin', false],
  ['Robin 2', 'Robin 2', false],
  ['Robin Hood', 'Robin', false],
  ['Robin2', 'Robin', false],
  [' 2', '', false],
])('%j is the name %j with a number: %j', (name, chosen, expected) => {
  expect(isNumbered(name, chosen)).toBe(expected);
});
