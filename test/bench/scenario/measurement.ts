import type { HostSnapshot } from './host-messages.ts';
import type { SoundCheck } from './sound-check.ts';

export type ServerKind = 'host' | 'host with SRTP' | 'Janus' | 'Janus, stereo';

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly largest: number;
}

/** What the host tells of itself; Janus does not. */
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
  /** Packets that found a ring full. */
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
  /** The same, shared out: microseconds for each listener and 20 ms. */
  readonly microsecondsPerListenerFrame: number;
  /** Cores by name of thread; numbers at the end of names are left out. */
  readonly threads: Readonly<Record<string, number>>;
  readonly bytesPerListenerSecond: number;
  /**
   * Of listeners within earshot of somebody all the time, and of those far from everybody; NaN where there are none.
   */
  readonly hearingPacketsPerSecond: number;
  readonly silentPacketsPerSecond: number;
  readonly sound: readonly SoundCheck[];
  readonly host: HostFigures | undefined;
  /** How late a thread wakes that only sleeps: what the machine's other programs do to any clock. */
  readonly machineLatenessMs: Spread;
  /** How late the generator sent. */
  readonly generatorLatenessMs: Spread;
  /** The generator did not keep its pace, or the machine was busy with something else: the run does not count. */
  readonly isVoid: boolean;
  /** What says that not everybody was served as they should. */
  readonly problems: readonly string[];
}
