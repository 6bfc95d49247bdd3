import { expect, it } from 'vitest';
import { showProgress } from '../../../shared/progress.ts';
import { ManualClock } from '../../support/manual-clock.ts';

it('prints at once what is under way, then how long it has taken, until it is done', () => {
  const clock = new ManualClock();
  const lines: string[] = [];
  const stop = showProgress('Starting the lobby', (line) => lines.push(line), clock.schedule);
  expect(lines).toEqual(['Starting the lobby ...']);
  clock.advance(10_000);
  expect(lines.slice(1)).toEqual(['Starting the lobby: 5 s so far ...', 'Starting the lobby: 10 s so far ...']);
  stop();
  clock.advance(60_000);
  expect(lines).toHaveLength(3);
});
