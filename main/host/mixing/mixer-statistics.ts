import type { MixLimits } from '../../mixer/mix-limits.ts';

/** How long a frame takes through one mixer worker; means of the last second. */
export interface WorkerDelays {
  /** From a tick's start until its packets were handed to the socket; null = there were none. */
  readonly handoverMs: number | null;
  /** Encoding time of one mix; from the last second in which there was one, 0 before. */
  readonly encodeMs: number;
  /** How many ticks old the frames of each worker's speakers are when they are mixed; 0 for its own. */
  readonly lagTicks: readonly number[];
}

/**
 * Statistics of one mixer worker. Published once a second; totals since the worker started, except for the lateness,
 * the delays and the limits.
 */
export interface MixerStatistics {
  /** From 0. */
  readonly worker: number;
  /** Participants whose voices it decodes and whose mixes it makes. */
  readonly participants: number;
  readonly ticks: number;
  readonly missedFrames: number;
  /** By how many milliseconds each tick since the last report started late. */
  readonly latenessMs: readonly number[];
  /** Time spent in ticks, milliseconds. */
  readonly busyMs: number;
  readonly encodes: number;
  /** Packets handed out; more than `encodes` if listeners share a mix. */
  readonly emittedPackets: number;
  readonly decodes: number;
  readonly concealedFrames: number;
  readonly outgoingOverflows: number;
  /** Steps of load shed now; 0 = none. */
  readonly shedStep: number;
  /** The limits of the mixer for one listener now. */
  readonly limits: MixLimits;
  readonly delays: WorkerDelays;
}

/** Statistics as the mixer worker reports them: only the host worker knows when its packets went out. */
export type ReportedStatistics = Omit<MixerStatistics, 'delays'> & {
  readonly delays: Omit<WorkerDelays, 'handoverMs'>;
};

/** All mixer workers of a lobby together: totals, all latenesses, and the highest shed step. */
export type MixerTotals = Omit<MixerStatistics, 'worker' | 'limits' | 'delays'>;

/** Adds up the statistics of a lobby's workers. */
export function totalStatistics(workers: readonly MixerStatistics[]): MixerTotals {
  const sum = (valueOf: (statistics: MixerStatistics) => number): number =>
    workers.reduce((total, statistics) => total + valueOf(statistics), 0);
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
