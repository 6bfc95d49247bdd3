import { describe, expect, it } from 'vitest';
import { findNameDoubts, mixesAlphabets, shapeOf } from '../../../../../shared/model/people/similar-name.ts';

const names = (...given: string[]) => given.map((name, index) => ({ id: index + 1, name, isKnown: false }));

describe('names that look alike', () => {
  it.each([
    ['a Cyrillic letter', 'Ada', 'Аda'],
    ['a Greek letter', 'Otter', 'Οtter'],
    ['wide letters', 'Ada', 'Ａｄａ'],
    ['marks', 'Ada', 'Áda'],
    ['128 marks', 'Ada', `A${'\u0301'.repeat(128)}da`],
    ['zero-width characters', 'Ada', 'A\u200bd\u200da'],
    ['Greek capitals', 'ANNY', 'ΑΝΝΥ'],
    ['the same name', 'Ada', 'Ada'],
    ['a right-to-left override', 'Ada', '\u202eAda'],
    ['case and punctuation', 'Ada', '_A.D.A_'],
    ['digits', 'Ollie', '011ie'],
    ['a pair that looks like one letter', 'Tommy', 'Tornrny'],
    ['the number that the host adds', 'Ada', 'Ada 2'],
  ])('are found with %s', (_, ada, forged) => {
    expect([...findNameDoubts(names(ada, forged))]).toEqual([[2, ada]]);
  });

  it.each([
    ['Ada', 'Ida'],
    ['Player 1', 'Player 2'],
    ['Анна', 'Anna'],
    ['東京', '大阪'],
    ['はは', 'ぱぱ'],
    ['राम', 'रीमा'],
    ['🦊', '🦉'],
  ])('are not %s and %s', (one, other) => {
    expect([...findNameDoubts(names(one, other))]).toEqual([]);
  });

  it('are doubtful for the one that the lobby does not know, and else for the later one', () => {
    const [early, known] = [
      { id: 1, name: 'Аda', isKnown: false },
      { id: 2, name: 'Ada', isKnown: true },
    ];
    expect([...findNameDoubts([early, known])]).toEqual([[1, 'Ada']]);
  });

  it('are found among a thousand players in a moment', () => {
    const crowd = Array.from({ length: 1_000 }, (_, index) => ({
      id: index + 1,
      name: `Raider ${index}`,
      isKnown: false,
    }));
    expect(findNameDoubts(crowd).size).toBe(0);
  });
});

it('notices a word of two alphabets, and not a name of two words', () => {
  expect(['Раvel', 'Pavel', 'Павел', 'Anna Анна', '日本taro', ''].map(mixesAlphabets)).toEqual([
    ...[true, false, false, false, false, false],
  ]);
});

it('has no shape without letters', () => {
  expect(['***', '', '\u0301'].map(shapeOf)).toEqual(['', '', '']);
});
