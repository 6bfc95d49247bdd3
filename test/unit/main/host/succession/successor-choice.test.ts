import { describe, expect, it } from 'vitest';
import { STANDBY_TIMEOUT_MS, SuccessorChoice } from '../../../../../main/host/succession/successor-choice.ts';

const link = (id: number): string => `earshot://join/${id}`;
const person = (id: number): string => `${id}`.padStart(22, 'A');

/** Members 1 to `count` that can host, with processors as their ids say. */
function choiceOf(count: number): SuccessorChoice {
  const choice = new SuccessorChoice();
  for (let id = 1; id <= count; id++) choice.note(id, person(id), { hosts: true, cores: id });
  return choice;
}

function stand(choice: SuccessorChoice, ...ids: readonly number[]): void {
  for (const id of ids) {
    choice.noteStandby(id, link(id), 0);
    choice.noteState(id);
  }
}

const idsOf = (choice: SuccessorChoice): (number | undefined)[] =>
  choice.successors.map(({ identity }) => choice.idOf(identity));

describe('the choice of successors', () => {
  it('appoints three members, with the most processors first, and lists them when they are ready', () => {
    const choice = choiceOf(5);
    expect(choice.review(0)).toEqual([
      { id: 3, rank: 3 },
      { id: 4, rank: 2 },
      { id: 5, rank: 1 },
    ]);
    expect(choice.successors).toEqual([]);
    choice.noteStandby(4, link(4), 0);
    expect(choice.successors).toEqual([]);
    choice.noteState(4);
    stand(choice, 5);
    expect(choice.successors).toEqual([
      { identity: person(5), invitation: link(5) },
      { identity: person(4), invitation: link(4) },
    ]);
    expect(choice.review(0)).toEqual([]);
  });

  it('takes only members that can host and have an identity', () => {
    const choice = new SuccessorChoice();
    choice.note(1, person(1), { hosts: false, cores: 8 });
    choice.note(2, '', { hosts: true, cores: 8 });
    expect(choice.review(0)).toEqual([]);
    choice.note(1, person(1), { hosts: true, cores: 8 });
    expect(choice.review(0)).toEqual([{ id: 1, rank: 1 }]);
  });

  it('keeps those who are appointed when a stronger machine comes, and ranks them by round trip', () => {
    const choice = new SuccessorChoice();
    for (const id of [1, 2, 3]) choice.note(id, person(id), { hosts: true, cores: 4 });
    choice.noteRoundTrip(2, 20);
    choice.noteRoundTrip(3, 10);
    choice.review(0);
    stand(choice, 1, 2, 3);
    choice.note(4, person(4), { hosts: true, cores: 64 });
    choice.review(1);
    expect(idsOf(choice)).toEqual([3, 2, 1]);
  });

  it('keeps those who stood by for the host before, although stronger machines are there', () => {
    const choice = new SuccessorChoice([person(1), person(2)]);
    for (let id = 1; id <= 5; id++) choice.note(id, person(id), { hosts: true, cores: id });
    expect(choice.review(0).map(({ id }) => id)).toEqual([1, 2, 5]);
  });

  it('ranks by what others reach before all else', () => {
    const choice = choiceOf(5);
    choice.review(0);
    stand(choice, 3, 4, 5);
    choice.noteReached(1, [
      [person(5), -1],
      [person(4), 40],
    ]);
    expect(idsOf(choice)).toEqual([4, 3, 5]);
    expect(choice.review(0)).toEqual([
      { id: 3, rank: 2 },
      { id: 4, rank: 1 },
      { id: 5, rank: 3 },
    ]);
  });

  it('does not believe a member about its own reach', () => {
    const choice = choiceOf(5);
    choice.review(0);
    stand(choice, 3, 4, 5);
    choice.noteReached(3, [[person(3), 1]]);
    choice.noteReached(1, [[person(3), -1]]);
    choice.noteReached(2, [[person(3), -1]]);
    expect(choice.review(0)).toContainEqual({ id: 3, rank: 0 });
    expect(idsOf(choice)).toEqual([5, 4]);
  });

  it('does not rank a member first that claims a thousand processors', () => {
    const choice = new SuccessorChoice();
    for (const [id, cores] of [8, 1_024, 16].entries()) choice.note(id + 1, person(id + 1), { hosts: true, cores });
    choice.noteRoundTrip(1, 5);
    choice.noteRoundTrip(2, 90);
    choice.noteRoundTrip(3, 40);
    choice.review(0);
    stand(choice, 1, 2, 3);
    expect(idsOf(choice)).toEqual([1, 3, 2]);
  });

  it('keeps its order while round trips waver', () => {
    const choice = new SuccessorChoice();
    for (const id of [1, 2]) choice.note(id, person(id), { hosts: true, cores: 4 });
    for (const [id, roundTripMs] of [[1, 40] as const, [2, 45] as const]) choice.noteRoundTrip(id, roundTripMs);
    choice.review(0);
    stand(choice, 1, 2);
    for (let time = 0; time < 20; time++) {
      choice.noteRoundTrip(1, 40 + (time % 2) * 18);
      choice.noteRoundTrip(2, 45 - (time % 2) * 18);
      expect(choice.review(1_000 * time)).toEqual([]);
      expect(idsOf(choice)).toEqual([1, 2]);
    }
    choice.noteRoundTrip(1, 200);
    expect(choice.review(30_000)).toEqual([
      { id: 1, rank: 2 },
      { id: 2, rank: 1 },
    ]);
  });

  it('dismisses nobody because of a single report', () => {
    const choice = choiceOf(3);
    choice.review(0);
    stand(choice, 1, 2, 3);
    choice.noteReached(1, [
      [person(2), -1],
      [person(3), -1],
    ]);
    expect(choice.review(0).filter(({ rank }) => rank === 0)).toEqual([]);
    expect(idsOf(choice)).toEqual([1, 3, 2]);
  });

  it('replaces an appointed member that opens no standby host, and asks it again much later', () => {
    const choice = choiceOf(4);
    choice.review(0);
    stand(choice, 2, 3);
    expect(choice.review(STANDBY_TIMEOUT_MS - 1)).toEqual([]);
    expect(choice.review(STANDBY_TIMEOUT_MS)).toEqual([
      { id: 1, rank: 3 },
      { id: 2, rank: 2 },
      { id: 3, rank: 1 },
      { id: 4, rank: 0 },
    ]);
    choice.remove(1);
    expect(choice.review(STANDBY_TIMEOUT_MS + 1)).toEqual([]);
    expect(choice.review(STANDBY_TIMEOUT_MS + 600_000)).toEqual([
      { id: 2, rank: 3 },
      { id: 3, rank: 2 },
      { id: 4, rank: 1 },
    ]);
  });

  it('lists nobody whose standby host has closed, or who was dismissed', () => {
    const choice = choiceOf(3);
    choice.review(0);
    stand(choice, 1, 2, 3);
    choice.noteStandby(3, '', 0);
    expect(idsOf(choice)).toEqual([2, 1]);
    choice.note(2, person(2), { hosts: false, cores: 2 });
    expect(choice.review(0)).toContainEqual({ id: 2, rank: 0 });
    expect(idsOf(choice)).toEqual([1]);
  });

  it('ignores the standby hosts of those who are not appointed', () => {
    const choice = choiceOf(4);
    choice.review(0);
    stand(choice, 1);
    expect(choice.successors).toEqual([]);
    choice.noteStandby(99, link(99), 0);
    choice.noteState(99);
    expect(choice.successors).toEqual([]);
  });

  it('forgets a member that is gone, with its reports', () => {
    const choice = choiceOf(5);
    choice.review(0);
    stand(choice, 3, 4, 5);
    choice.noteReached(1, [[person(5), -1]]);
    choice.noteReached(2, [[person(5), -1]]);
    choice.remove(1);
    choice.remove(2);
    expect(choice.review(0)).toEqual([]);
    choice.remove(5);
    expect(idsOf(choice)).toEqual([4, 3]);
  });
});
