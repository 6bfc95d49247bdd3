import { expect, it } from 'vitest';
import { newName } from '../../../../../renderer/features/settings/new-name.ts';
import { parseParticipantName } from '../../../../../shared/model/name.ts';
import { createRandom } from '../../../../support/signals.ts';

it('makes valid names, which are seldom the same', () => {
  const random = createRandom(1);
  const names = Array.from({ length: 100 }, () => newName(random));
  for (const name of names) expect(parseParticipantName(name)).toBe(name);
  expect(new Set(names).size).toBeGreaterThan(90);
});

it('stays in its lists at both ends of the random numbers', () => {
  expect([newName(() => 0), newName(() => 1 - Number.EPSILON / 2)]).toEqual(['Badger 10', 'Wombat 99']);
});
