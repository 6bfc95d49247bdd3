import type { MixLimits } from '../mixer/mix-limits.ts';

/** What one mixer worker did. Published once a second; sums since the worker started, but for the lateness and the limits. */
export interface MixerStatistics {
  /** 0 and up. */
  readonly worker: number;
  /** Participants whose voice it takes in and whose mix it makes. */
  readonly participants: number;
  readonly ticks: number;
  readonly missedFrames: number;
  /** By how many milliseconds each tick since the last report began late. */
  readonly latenessMs: readonly number[];
  /** Time spent in ticks, milliseconds. */
  readonly busyMs: number;
  readonly encodes: number;
  /** Packets handed out; more than `encodes` where listeners share a mix. */
  readonly emittedPackets: number;
  readonly decodes: number;
  readonly concealedFrames: number;
  readonly outgoingOverflows: number;
  /** Steps of load that are shed now; 0 = none. */
  readonly shedStep: number;
  /** What the mixer may spend on one listener now. */
  readonly limits: MixLimits;
}

/** All mixer workers of a lobby together: sums, all latenesses, and the worst step. */
export type MixerTotals = Omit<MixerStatistics, 'worker' | 'limits'>;

/** Adds up what the workers of a lobby did. */
export function totalStatistics(workers: readonly MixerStatistics[]): MixerTotals {
  const sum = (valueOf: (statistics: MixerStatistics) => number): number => workers.reduce((total, statistics) => total + valueOf(statistics), 0);
  return {
    participants: sum(({ participants }) => participants),
    ticks: sum(({ ticks }) => ticks),
    missedFrames: sum(({ missedFrames }) => missedFrames),
    latenessMs: workers.flatMap(({ latenessMs }) => latenessMs),
    busyMs: sum(({ busyMs }) => busyMs),
    encodes: sum(({ encodes }) => encodes),
    emittedPackets: sum(({ emittedPackets }) => emittedPackets),
    decodes: sum(({ decodes }) => decodes),
    concealedFrames: sum(({ concealedFrames }) => concealedFrames),
    outgoingOverflows: sum(({ outgoingOverflows }) => outgoingOverflows),
    shedStep: workers.reduce((worst, { shedStep }) => Math.max(worst, shedStep), 0),
  };
}
