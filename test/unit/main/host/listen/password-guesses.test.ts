import { expect, test } from 'vitest';
import { PasswordGuesses } from '../../../../../main/host/listen/password-guesses.ts';

const MINUTE_MS = 60_000;

/** Guesses as often as the limits let it. */
function guessAll(guesses: PasswordGuesses, group: string, nowMs: number): number {
  let count = 0;
  while (guesses.take(group, nowMs)) count += 1;
  return count;
}

test('lets one network guess five times, then once in two minutes', () => {
  const guesses = new PasswordGuesses(0);
  expect(guessAll(guesses, 'a', 0)).toBe(5);
  expect(guesses.mayGuess('a', 0)).toBe(false);
  expect(guesses.mayGuess('b', 0)).toBe(true);
  expect(guessAll(guesses, 'a', 2 * MINUTE_MS)).toBe(1);
});

test('lets all networks together guess thirty times, then three times a minute', () => {
  const guesses = new PasswordGuesses(0);
  let count = 0;
  for (let network = 0; network < 1_000; network++) count += guessAll(guesses, `network ${network}`, 0);
  expect(count).toBe(30);
  let later = 0;
  for (let network = 2_000; network < 3_000; network++) later += guessAll(guesses, `network ${network}`, MINUTE_MS);
  expect(later).toBe(3);
});

test('does not count right passwords', () => {
  const guesses = new PasswordGuesses(0);
  for (let entered = 0; entered < 100; entered++) {
    expect(guesses.take('a', 0)).toBe(true);
    guesses.forgive('a');
  }
  expect(guessAll(guesses, 'a', 0)).toBe(5);
});
