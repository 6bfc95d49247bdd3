import type { MixLimits } from '../../mixer/mix-limits.ts';

/** How long a frame takes through one mixer worker, means of the last second. */
export interface WorkerDelays {
  /** From a tick's start until its packets were handed to the socket; null = none were. */
  readonly handoverMs: number | null;
  /** One mix through its encoder; of the last second in which there was one, 0 before. */
  readonly encodeMs: number;
  /** By how many ticks the frames of each worker's speakers are older than the tick that mixes them; 0 for its own. */
  readonly lagTicks: readonly number[];
}

/**
 * What one mixer worker did. Published once a second; sums since the worker started, but for the lateness, the delays
 * and the limits.
 */
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
  readonly delays: WorkerDelays;
}

/** As the mixer worker itself reports it: when its packets went out, only the host worker knows. */
export type ReportedStatistics = Omit<MixerStatistics, 'delays'> & {
  readonly delays: Omit<WorkerDelays, 'handoverMs'>;
};

/** All mixer workers of a lobby together: sums, all latenesses, and the worst step. */
export type MixerTotals = Omit<MixerStatistics, 'worker' | 'limits' | 'delays'>;

/** Adds up what the workers of a lobby did. */
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
