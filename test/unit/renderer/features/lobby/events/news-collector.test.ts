import { beforeEach, expect, it } from 'vitest';
import {
  createNewsCollector,
  type NewsCollector,
} from '../../../../../../renderer/features/lobby/events/news-collector.ts';
import { NO_CHANGE, type RosterChange } from '../../../../../../renderer/features/lobby/events/roster-change.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

let clock: ManualClock;
let collector: NewsCollector;
let said: RosterChange[];

beforeEach(() => {
  clock = new ManualClock();
  said = [];
  collector = createNewsCollector(clock.schedule, (change) => said.push(change));
});

const joined = (...names: readonly string[]): RosterChange => ({ ...NO_CHANGE, joined: names });
const left = (...names: readonly string[]): RosterChange => ({ ...NO_CHANGE, left: names });

it('makes one line of those who come within a second', () => {
  collector.add(joined('Fox'));
  clock.advance(900);
  collector.add(joined('Owl', 'Lynx'));
  expect(said).toEqual([]);
  clock.advance(100);
  expect(said).toEqual([joined('Fox', 'Owl', 'Lynx')]);
});

it('waits four seconds until the next line, and gathers meanwhile', () => {
  collector.add(joined('Fox'));
  clock.advance(1_000);
  collector.add(joined('Owl'));
  clock.advance(2_000);
  collector.add(left('Fox'));
  clock.advance(1_999);
  expect(said).toHaveLength(1);
  clock.advance(1);
  expect(said[1]).toEqual({ ...joined('Owl'), left: ['Fox'] });
  clock.advance(60_000);
  expect(said).toHaveLength(2);
  collector.add(joined('Hare'));
  clock.advance(1_000);
  expect(said[2]).toEqual(joined('Hare'));
});

it('says nothing of somebody who comes and leaves at once', () => {
  collector.add(joined('Fox', 'Owl'));
  collector.add(left('Fox'));
  clock.advance(1_000);
  expect(said).toEqual([joined('Owl')]);
  collector.clear();
  collector.add(joined('Hare'));
  collector.add(left('Hare'));
  clock.advance(10_000);
  expect(said).toHaveLength(1);
});

it('forgets what it has gathered when you leave', () => {
  collector.add(joined('Fox'));
  collector.clear();
  clock.advance(60_000);
  expect(said).toEqual([]);
  expect(clock.pending).toBe(0);
});
