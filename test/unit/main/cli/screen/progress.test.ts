import { expect, it } from 'vitest';
import { beginStep } from '../../../../../main/cli/screen/progress.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createFakeScreen } from '../../../../support/terminal/fake-terminal.ts';

function begin(isTTY: boolean) {
  const clock = new ManualClock();
  const { screen, stderr } = createFakeScreen(isTTY);
  return { clock, stderr, step: beginStep('Opening the lobby', { screen, ...clock }) };
}

it('prints at once what is under way, then how long it has taken, until it is done', () => {
  const { clock, stderr, step } = begin(false);
  expect(stderr.take()).toBe('Opening the lobby ...\n');
  clock.advance(10_000);
  expect(stderr.take()).toBe('Opening the lobby: 5 s so far ...\nOpening the lobby: 10 s so far ...\n');
  step.done();
  expect(stderr.take()).toBe('Opening the lobby: done (10 s)\n');
  clock.advance(60_000);
  step.done();
  expect(stderr.take()).toBe('');
});

it('needs no second line without a terminal if it is done at once, unless the result says more', () => {
  const first = begin(false);
  first.step.done();
  expect(first.stderr.take()).toBe('Opening the lobby ...\n');
  const second = begin(false);
  second.step.done('no answer');
  expect(second.stderr.take()).toBe('Opening the lobby ...\nOpening the lobby: no answer\n');
});

it('counts the seconds in place on a terminal, and leaves one line', () => {
  const { clock, stderr, step } = begin(true);
  clock.advance(2_000);
  expect(stderr.take()).not.toContain('\n');
  step.done();
  expect(stderr.take()).toMatch(/Opening the lobby: done \(2 s\)\n$/);
});

it('ends without a word when it fails, because the error follows', () => {
  const { stderr, step } = begin(false);
  stderr.take();
  step.stop();
  step.done();
  expect(stderr.take()).toBe('');
});
