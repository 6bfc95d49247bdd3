import type { HostSnapshot } from './host-messages.ts';
import type { SoundCheck } from './sound-check.ts';

export type ServerKind = 'host' | 'host with SRTP' | 'Janus' | 'Janus, stereo';

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly largest: number;
}

/** Statistics reported by the host only, not by Janus. */
export interface HostFigures {
  readonly latenessMs: Spread;
  readonly encodesPerTick: number;
  readonly decodesPerTick: number;
  readonly busyMsPerTick: number;
  readonly ticks: number;
  readonly missedFrames: number;
  readonly highestShedStep: number;
  readonly heapGrowthBytes: number;
  readonly residentGrowthBytes: number;
  /** Packets dropped because a ring was full. */
  readonly overflows: number;
  readonly dropped: HostSnapshot['dropped'];
}

/** One run of one scenario against one server. */
export interface Measurement {
  readonly scenario: string;
  readonly server: ServerKind;
  readonly players: number;
  readonly talking: number;
  readonly seconds: number;
  /** User and system time of the whole process, in cores. */
  readonly cores: number;
  /** The same per listener: microseconds per 20 ms. */
  readonly microsecondsPerListenerFrame: number;
  /** Cores by thread name, without trailing numbers. */
  readonly threads: Readonly<Record<string, number>>;
  readonly bytesPerListenerSecond: number;
  /** For listeners always within earshot of somebody, and for those far from everyone; NaN when there are none. */
  readonly hearingPacketsPerSecond: number;
  readonly silentPacketsPerSecond: number;
  readonly sound: readonly SoundCheck[];
  readonly host: HostFigures | undefined;
  /** How late a sleeping thread wakes: the effect of the machine's other programs on any clock. */
  readonly machineLatenessMs: Spread;
  /** Lateness of the generator. */
  readonly generatorLatenessMs: Spread;
  /** The run does not count because the generator fell behind or the machine was busy. */
  readonly isVoid: boolean;
  /** Signs that not everyone was served correctly. */
  readonly problems: readonly string[];
}
