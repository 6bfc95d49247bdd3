import { describe, expect, it } from 'vitest';
import { mentions, mentionsIn, REACTIONS } from '../../../../../shared/model/text/text-message.ts';

describe('a mention', () => {
  it.each([
    ['@Robin', true],
    ['hi @robin!', true],
    ['(@ROBIN)', true],
    ['@Robin: now', true],
    ['@Robinson', false],
    ['mail@Robin', false],
    ['Robin', false],
    ['@ Robin', false],
  ])('is found in %j: %j', (text, isFound) => {
    expect(mentions(text, 'Robin')).toBe(isFound);
  });

  it('is of the longest name that fits', () => {
    expect(mentionsIn('@Robin Hood and @Robin', ['Robin', 'Robin Hood', ''])).toEqual([
      { start: 0, end: 11, name: 'Robin Hood' },
      { start: 16, end: 22, name: 'Robin' },
    ]);
  });

  it('is not found at a name without letters', () => {
    expect(mentionsIn('@', [''])).toEqual([]);
  });
});

it('has at most 20 kinds of reactions, each once', () => {
  expect(new Set(REACTIONS).size).toBe(REACTIONS.length);
  expect(REACTIONS.length).toBeLessThanOrEqual(20);
});
