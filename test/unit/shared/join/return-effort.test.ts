import { beforeEach, describe, expect, it } from 'vitest';
import { ReturnEffort } from '../../../../shared/join/return-effort.ts';
import type { JoinApproach } from '../../../../shared/rendezvous/join-plan.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

interface Begun {
  readonly approach: JoinApproach;
  readonly atMs: number;
  settle(outcome: Result<string>): Promise<void>;
  isAnswered: boolean;
  isDropped: boolean;
}

let clock: ManualClock;
let begun: Begun[];
let told: string[];

beforeEach(() => {
  clock = new ManualClock();
  begun = [];
  told = [];
});

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

function start(
  approaches: readonly JoinApproach[] = ['fastest'],
  firstPauseMs = 0,
  canOverlap = true,
): ReturnEffort<string, string> {
  return new ReturnEffort<string, string>({
    approaches,
    firstPauseMs,
    canOverlap,
    schedule: clock.schedule,
    nowMs: clock.nowMs,
    random: () => 0,
    begin(approach) {
      let resolve: (outcome: Result<string>) => void;
      const outcome = new Promise<Result<string>>((done) => (resolve = done));
      const one: Begun = {
        approach,
        atMs: clock.nowMs(),
        isAnswered: false,
        isDropped: false,
        async settle(result) {
          resolve(result);
          await settled();
        },
      };
      begun.push(one);
      return { outcome, isAnswered: () => one.isAnswered, drop: () => void (one.isDropped = true) };
    },
    onReturned: (connection) => told.push(`returned ${connection}`),
    onFailed: ({ code }) => told.push(code),
    onRefused: ({ code }) => told.push(`refused ${code}`),
  });
}

const failNewest = (code = 'unreachable') => begun.at(-1)!.settle(failure(code, 'No.'));
const startedAt = () => begun.map(({ atMs }) => atMs);
const approaches = () => begun.map(({ approach }) => approach);

describe('returning to a lobby', () => {
  it('begins at once, and ends with the first connection', async () => {
    start();
    expect(startedAt()).toEqual([0]);
    await begun[0]!.settle(success('a'));
    expect(told).toEqual(['returned a']);
    expect(clock.pending).toBe(0);
  });

  it('tries again after pauses that grow', async () => {
    start();
    for (const pauseMs of [300, 700, 1_500, 3_000, 5_000, 5_000]) {
      await failNewest();
      clock.advance(pauseMs);
    }
    expect(startedAt()).toEqual([0, 300, 1_000, 2_500, 5_500, 10_500, 15_500]);
    expect(told).toHaveLength(6);
  });

  it('tries the path that worked at the same time as the general search, and every other in turn', async () => {
    start(['relay', 'fastest', 'udp']);
    expect(approaches()).toEqual(['relay', 'fastest']);
    await begun[0]!.settle(failure('no-relay', 'None.'));
    expect(begun).toHaveLength(2);
    for (const pauseMs of [300, 700, 1_500, 3_000]) {
      await failNewest();
      clock.advance(pauseMs);
    }
    expect(approaches()).toEqual(['relay', 'fastest', 'relay', 'udp', 'relay', 'fastest']);
  });

  it('begins afresh beside an attempt that hangs, and keeps two at most', () => {
    start(['fastest', 'udp']);
    clock.advance(2_499);
    expect(begun).toHaveLength(1);
    clock.advance(1);
    expect(begun.map(({ isDropped }) => isDropped)).toEqual([false, false]);
    clock.advance(2_500);
    expect(begun.map(({ isDropped }) => isDropped)).toEqual([true, false, false]);
    expect(approaches()).toEqual(['fastest', 'udp', 'fastest']);
    clock.advance(60_000);
    expect(begun.filter(({ isDropped }) => !isDropped)).toHaveLength(2);
  });

  it('never gives up attempts that the host has answered, until another connection opens', async () => {
    start();
    begun[0]!.isAnswered = true;
    clock.advance(30_000);
    expect(begun[0]!.isDropped).toBe(false);
    await begun.at(-1)!.settle(success('b'));
    expect(begun[0]!.isDropped).toBe(true);
    await begun[0]!.settle(success('a'));
    expect(told).toEqual(['returned b']);
  });

  it('begins again at once on another network, and gives up what hangs on the old one', async () => {
    const effort = start();
    for (const pauseMs of [300, 700, 1_500]) {
      await failNewest();
      clock.advance(pauseMs);
    }
    clock.advance(1_000);
    effort.startOver();
    expect(startedAt().at(-1)).toBe(3_500);
    expect(begun.at(-2)!.isDropped).toBe(true);
    clock.advance(100);
    effort.startOver();
    expect(startedAt().at(-1)).toBe(3_500);
    await failNewest();
    clock.advance(300);
    expect(startedAt().at(-1)).toBe(3_900);
  });

  it('ends with an answer that is final, whatever else is under way', async () => {
    start(['udp', 'fastest']);
    await begun[0]!.settle(failure('wrong-secret', 'No.'));
    expect(told).toEqual(['refused wrong-secret']);
    expect(begun[1]!.isDropped).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('waits first where the host may still count the connection that was lost', () => {
    start(['udp', 'fastest'], 1_000);
    clock.advance(999);
    expect(begun).toHaveLength(0);
    clock.advance(1);
    expect(approaches()).toEqual(['udp', 'fastest']);
  });

  it('waits for the attempt that wins when the host says that it replaces another', async () => {
    start(['udp', 'fastest']);
    await begun[1]!.settle(failure('replaced', 'The other one is open.'));
    expect(told).toEqual(['replaced']);
    await begun[0]!.settle(success('a'));
    expect(told).toEqual(['replaced', 'returned a']);
  });

  it('ends when somebody else has taken the place', async () => {
    start();
    await failNewest('replaced');
    expect(told).toEqual(['refused replaced']);
  });

  it('makes one attempt at a time where they would end each other', async () => {
    start(['udp', 'fastest'], 0, false);
    expect(begun).toHaveLength(1);
    clock.advance(2_500);
    expect(begun.map(({ isDropped }) => isDropped)).toEqual([true, false]);
    begun[1]!.isAnswered = true;
    clock.advance(60_000);
    expect(begun).toHaveLength(2);
  });

  it('does nothing more once it is stopped', async () => {
    const effort = start();
    effort.stop();
    await begun[0]!.settle(success('a'));
    effort.startOver();
    clock.advance(60_000);
    expect([begun.length, told.length, clock.pending]).toEqual([1, 0, 0]);
  });
});
