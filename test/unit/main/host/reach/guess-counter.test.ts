import { expect, it } from 'vitest';
import { GUESS_WINDOW_MS, GuessCounter, MAX_WRONG_GUESSES } from '../../../../../main/host/reach/guess-counter.ts';

it('replaces a code at the tenth wrong guess within ten minutes, and counts from zero then', () => {
  const guesses = new GuessCounter();
  for (let guess = 1; guess < MAX_WRONG_GUESSES; guess++) expect(guesses.add(guess)).toBe(false);
  expect(guesses.countAt(20)).toBe(MAX_WRONG_GUESSES - 1);
  expect(guesses.add(20)).toBe(true);
  expect(guesses.countAt(20)).toBe(0);
});

it('forgets guesses after ten minutes', () => {
  const guesses = new GuessCounter();
  for (let guess = 0; guess < 40; guess++) expect(guesses.add((guess * GUESS_WINDOW_MS) / 8)).toBe(false);
});
