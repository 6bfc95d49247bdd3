import { describe, expect, it } from 'vitest';
import { totalStatistics, type MixerStatistics } from '../../../../../main/host/mixing/mixer-statistics.ts';
import { StatisticsRound } from '../../../../../main/host/mixing/statistics-round.ts';

function reportOf(worker: number, ticks = 50): MixerStatistics {
  const limits = { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1, isMono: false, sharedSquare: 0 } as const;
  return {
    worker,
    participants: 1 + worker,
    ticks,
    missedFrames: worker,
    latenessMs: [worker],
    busyMs: 10,
    encodes: 3,
    emittedPackets: 4,
    decodes: 5,
    concealedFrames: 6,
    outgoingOverflows: 7,
    shedStep: 2 * worker,
    limits,
    delays: { handoverMs: 1, encodeMs: 0.1, lagTicks: [0] },
  };
}

function createRound(workerCount: number): { round: StatisticsRound; rounds: number[][] } {
  const rounds: number[][] = [];
  return {
    rounds,
    round: new StatisticsRound(workerCount, (workers) => rounds.push(workers.map(({ worker }) => worker))),
  };
}

describe('StatisticsRound', () => {
  it('delivers one report of each worker, in the order of the workers', () => {
    const { round, rounds } = createRound(3);
    for (const worker of [2, 0, 1, 0, 2]) round.add(reportOf(worker));
    expect(rounds).toEqual([[0, 1, 2]]);
  });

  it('does not wait for a silent worker', () => {
    const { round, rounds } = createRound(3);
    for (const worker of [2, 0, 2, 0, 2]) round.add(reportOf(worker));
    expect(rounds).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });
});

it('adds up the totals of all workers, and keeps every lateness and the worst shedding step', () => {
  expect(totalStatistics([reportOf(0), reportOf(1, 49)])).toEqual({
    participants: 3,
    ticks: 99,
    missedFrames: 1,
    latenessMs: [0, 1],
    busyMs: 20,
    encodes: 6,
    emittedPackets: 8,
    decodes: 10,
    concealedFrames: 12,
    outgoingOverflows: 14,
    shedStep: 2,
  });
});
