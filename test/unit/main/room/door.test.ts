import { expect, it } from 'vitest';
import {
  describeDoor,
  isKnown,
  openDoor,
  unheardOf,
  withLetIn,
  withListening,
  withoutGuestAtDoor,
  withSentBack,
} from '../../../../main/room/door.ts';
import { MAX_LET_IN, MAX_LISTENING, OPEN_DOOR } from '../../../../shared/model/people/door.ts';
import type { Rank } from '../../../../shared/model/people/rank.ts';

const ADA = 'a'.repeat(22);
const BEN = 'b'.repeat(22);
const keeper = (door = openDoor(OPEN_DOOR)) => ({ ranks: new Map<string, Rank>([[ADA, 'owner']]), door });

it('knows people by a rank, or because they were let in', () => {
  expect([isKnown(keeper(), ADA, ADA), isKnown(keeper(), BEN, BEN), isKnown(keeper(), '#7', '')]).toEqual([
    ...[true, false, false],
  ]);
  const door = withLetIn(withLetIn(openDoor(OPEN_DOOR), BEN), '#7');
  expect([isKnown(keeper(door), BEN, BEN), isKnown(keeper(door), '#7', ''), isKnown(keeper(door), '#8', '')]).toEqual([
    ...[true, true, false],
  ]);
});

it('says why someone is silent', () => {
  const listening = withListening(openDoor(OPEN_DOOR), BEN, new Set());
  expect(unheardOf(keeper(listening), BEN, BEN)).toBe('listening');
  expect(unheardOf(keeper(withLetIn(listening, BEN)), BEN, BEN)).toBe('');
  const strict = keeper(openDoor({ ...OPEN_DOOR, isForKnownOnly: true }));
  expect([unheardOf(strict, ADA, ADA), unheardOf(strict, BEN, BEN), unheardOf(strict, '#7', '')]).toEqual([
    ...['', 'unknown', 'unknown'],
  ]);
});

it('makes someone a newcomer again, who listens only where newcomers do', () => {
  const letIn = withLetIn(openDoor(OPEN_DOOR), BEN);
  expect([isKnown(keeper(withSentBack(letIn, BEN)), BEN, BEN), withSentBack(letIn, BEN).listening.size]).toEqual([
    ...[false, 0],
  ]);
  const strict = withSentBack({ ...letIn, entry: 'listen' }, BEN);
  expect(unheardOf(keeper(strict), BEN, BEN)).toBe('listening');
});

it('never silences someone with a role', () => {
  const listening = withListening(openDoor({ ...OPEN_DOOR, isForKnownOnly: true }), ADA, new Set());
  expect(unheardOf(keeper(listening), ADA, ADA)).toBe('');
});

it('forgets the oldest of too many, and a guest who has left for good', () => {
  const keys = Array.from({ length: MAX_LET_IN + 1 }, (_, index) => `#${index}`);
  const door = keys.reduce(withLetIn, openDoor(OPEN_DOOR));
  expect([door.letIn.size, door.letIn.has('#0'), door.letIn.has('#1')]).toEqual([MAX_LET_IN, false, true]);
  expect(withoutGuestAtDoor(door, '#1').letIn.has('#1')).toBe(false);
  expect(withoutGuestAtDoor(door, ADA)).toBe(door);
  const crowd = openDoor({ ...OPEN_DOOR, listening: Array.from({ length: MAX_LISTENING }, (_, index) => `#${index}`) });
  expect([...withListening(crowd, ADA, new Set([ADA, '#7'])).listening]).toEqual(['#7', ADA]);
  expect(withListening(crowd, '#1', new Set()).listening.size).toBe(MAX_LISTENING);
});

it('survives another host', () => {
  const state = { ...OPEN_DOOR, entry: 'knock', places: 4, letIn: [BEN], listening: ['#3'] } as const;
  expect(describeDoor(openDoor({ ...state, letIn: [...state.letIn], listening: [...state.listening] }))).toEqual(state);
});
