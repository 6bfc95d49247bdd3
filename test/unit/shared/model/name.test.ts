import { describe, expect, it } from 'vitest';
import { MAX_NAME_CHARACTERS, parseParticipantName, withUniqueSuffix } from '../../../../shared/model/name.ts';

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
