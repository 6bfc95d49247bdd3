import { expect, it } from 'vitest';
import { holdKnocks } from '../../../../../../renderer/features/lobby/knocks/hold-knocks.ts';
import type { Knock } from '../../../../../../renderer/features/lobby/lobby-store.ts';

const [FIRST, SECOND, THIRD] = [1, 2, 3].map((id): Knock => ({ id, name: `Guest ${id}`, source: 'directory' })) as [
  Knock,
  Knock,
  Knock,
];
const NONE: ReadonlySet<number> = new Set();

it('keeps the place of a knock that is withdrawn, so that another never moves under the pointer', () => {
  const shown = holdKnocks([], [FIRST, SECOND], NONE);
  const later = holdKnocks(shown, [SECOND, THIRD], NONE);
  expect(later.map(({ knock, isGone }) => [knock.id, isGone])).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
  expect(holdKnocks(later, [SECOND, THIRD], NONE)).toEqual(later);
});

it('removes a knock that you have answered', () => {
  const shown = holdKnocks([], [FIRST, SECOND], NONE);
  const answered = new Set([1]);
  expect(holdKnocks(shown, [FIRST, SECOND], answered)).toEqual(shown);
  expect(holdKnocks(shown, [SECOND], answered).map(({ knock }) => knock.id)).toEqual([2]);
});
