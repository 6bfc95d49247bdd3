import type { IceCredentials } from '../../../main/media/ice/ice-credentials.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Square } from './positions.ts';

/** Whether participants speak plain RTP, as Janus' RTP participants do, or SRTP with its reports, as browsers do. */
export type Protection = 'plain' | 'srtp';

/** What the host under test is started with, as JSON on its command line. */
export interface HostSetup {
  readonly players: number;
  readonly rules: HearingRules;
  /** Places as a plain array, for JSON; undefined where nobody is placed. */
  readonly square?: Omit<Square, 'places'> & { readonly places: readonly number[] };
  readonly mixerWorkers: number;
  readonly protection: Protection;
}

/** Sums since the start, and what there is now. */
export interface HostSnapshot {
  /** Of the thread with the event loop, after garbage collection. */
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
  /** How late each tick of each mixer worker began since the last snapshot, ms. */
  readonly latenessMs: readonly number[];
  /** Of the load governor since the last snapshot; 0 = nothing was shed. */
  readonly highestShedStep: number;
}

/** Host under test -> benchmark. */
export type HostMessage =
  /** One set of credentials for each player, with which its socket proves itself to the host's. */
  | { readonly type: 'ready'; readonly port: number; readonly credentials: readonly IceCredentials[] }
  | { readonly type: 'snapshot'; readonly snapshot: HostSnapshot };

/** The only message the other way: asks for a snapshot. */
export const TAKE_SNAPSHOT = 'take-snapshot';
