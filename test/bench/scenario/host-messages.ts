import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Square } from './positions.ts';

/** Whether participants use plain RTP, like Janus' RTP participants, or SRTP with reports, like browsers. */
export type Protection = 'plain' | 'srtp';

/** Options of the host under test, passed as JSON on its command line. */
export interface HostSetup {
  readonly players: number;
  readonly rules: HearingRules;
  /** Positions as a plain array, for JSON; undefined when nobody has a position. */
  readonly square?: Omit<Square, 'places'> & { readonly places: readonly number[] };
  readonly mixerWorkers: number;
  readonly protection: Protection;
}

/** Totals since the start, and current values. */
export interface HostSnapshot {
  /** Heap of the thread with the event loop, after garbage collection. */
  readonly heapUsedBytes: number;
  /** Of the whole process. */
  readonly residentBytes: number;
  /** Of each mixer worker, on average. */
  readonly ticks: number;
  readonly encodes: number;
  readonly decodes: number;
  readonly busyMs: number;
  readonly missedFrames: number;
  readonly packetsOut: number;
  readonly overflows: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** Lateness of each tick of each mixer worker since the last snapshot, ms. */
  readonly latenessMs: readonly number[];
  /** Highest step of the load governor since the last snapshot; 0 = nothing was shed. */
  readonly highestShedStep: number;
}

/** Host under test -> benchmark. */
export type HostMessage =
  /** One set of credentials per player, with which its socket authenticates to the host's. */
  | { readonly type: 'ready'; readonly port: number; readonly credentials: readonly IceCredentials[] }
  | { readonly type: 'snapshot'; readonly snapshot: HostSnapshot };

/** The only message in the other direction: requests a snapshot. */
export const TAKE_SNAPSHOT = 'take-snapshot';
