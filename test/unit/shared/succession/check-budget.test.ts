import { expect, it } from 'vitest';
import type { ClientboundSuccession } from '../../../../shared/protocol/succession-messages.ts';
import { CheckBudget } from '../../../../shared/succession/check-budget.ts';
import { askEvent, claim, succession } from '../../../support/succession/named-lobby.ts';

const ASK: ClientboundSuccession = {
  type: 'ask-vote',
  epoch: 1,
  isBinding: true,
  succession: succession(),
  grant: null,
};

function timesTaken(budget: CheckBudget, message: ClientboundSuccession, nowMs: number, pin = 'one'): number {
  let count = 0;
  while (count < 10_000 && budget.take(pin, message, nowMs)) count++;
  return count;
}

it('lets a host have 1,024 signatures checked at once, and 64 a second after that', () => {
  const budget = new CheckBudget();
  expect(timesTaken(budget, ASK, 0)).toBe(1_024);
  expect(timesTaken(budget, ASK, 1_000)).toBe(64);
  expect(timesTaken(budget, ASK, 3_600_000)).toBe(1_024);
});

it('counts every signature of a message', () => {
  const votes = 'bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY';
  const chain = Array.from({ length: 16 }, (_, epoch) => claim('b', epoch + 1, succession({ epoch }), votes));
  // The longest chain that a message may hold still gets through: 16 successions with 50 votes each.
  expect(timesTaken(new CheckBudget(), { type: 'moved', claims: chain }, 0)).toBe(1);
  const { grant } = askEvent('b', 1, succession(), { grant: { candidate: 'b', signature: '' } }).ask;
  expect(timesTaken(new CheckBudget(), { ...ASK, grant }, 0)).toBe(512);
  expect(timesTaken(new CheckBudget(), { type: 'succession', succession: succession() }, 0)).toBe(1_024);
});

it('does not let one host use up what others have', () => {
  const budget = new CheckBudget();
  timesTaken(budget, ASK, 0, 'one');
  expect(timesTaken(budget, ASK, 0, 'other')).toBe(1_024);
});
