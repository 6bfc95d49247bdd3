import { expect, it } from 'vitest';
import { NO_CHANGE, rosterChange } from '../../../../../../renderer/features/lobby/events/roster-change.ts';
import type { Participant } from '../../../../../../shared/model/participant.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

const [you, fox, owl] = [samplePerson(1, 'You'), samplePerson(2, 'Fox'), samplePerson(3, 'Owl')];
const there = (...participants: readonly Participant[]) =>
  ({ participants, ownId: 1, connection: { status: 'connected' } }) as const;

it('names players who joined, left and returned', () => {
  expect(rosterChange(there(you, fox), there(you, fox, owl))).toEqual({ ...NO_CHANGE, joined: ['Owl'] });
  expect(rosterChange(there(you, fox, owl), there(you, owl))).toEqual({ ...NO_CHANGE, left: ['Fox'] });
  const away = { ...fox, isAway: true };
  expect(rosterChange(there(you, fox), there(you, away))).toEqual(NO_CHANGE);
  expect(rosterChange(there(you, away), there(you, fox))).toEqual({ ...NO_CHANGE, back: ['Fox'] });
});

it('says nothing of players who are there when you enter, or that you leave behind', () => {
  const empty = {
    participants: [],
    ownId: null,
    connection: { status: 'starting', origin: 'joined', step: 'joining' },
  };
  expect(rosterChange(empty as never, there(you, fox))).toEqual(NO_CHANGE);
  expect(rosterChange(there(), there(you, fox))).toEqual(NO_CHANGE);
  expect(rosterChange(there(you, fox), { participants: [], ownId: null, connection: { status: 'none' } })).toEqual(
    NO_CHANGE,
  );
});

it('begins again where you are another participant', () => {
  expect(rosterChange({ ...there(fox, owl), ownId: 2 }, { ...there(owl, you), ownId: 1 })).toEqual(NO_CHANGE);
});

it('takes a change of name or of a microphone for no news', () => {
  expect(rosterChange(there(you, fox), there(you, { ...fox, name: 'Wolf', isMuted: true }))).toEqual(NO_CHANGE);
});
