import type { MessagePort } from 'node:worker_threads';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';

/** What the mixer worker is started with. */
export interface MixerWorkerData {
  readonly slotCapacity: number;
  readonly rules: HearingRules;
  readonly incoming: SharedArrayBuffer;
  readonly outgoing: SharedArrayBuffer;
  readonly slots: SharedArrayBuffer;
  /** One Int32: not zero = stop. */
  readonly stop: SharedArrayBuffer;
  /** Carries `MixerControl`, taken between ticks. */
  readonly control: MessagePort;
}

/** Host worker -> mixer worker; applied only between ticks. */
export type MixerControl =
  | { readonly type: 'join'; readonly slot: number }
  | { readonly type: 'leave'; readonly slot: number }
  | { readonly type: 'status'; readonly slot: number; readonly isMuted: boolean; readonly isDeafened: boolean };

/** Mixer worker -> host worker. */
export type MixerReport =
  | { readonly type: 'ready' }
  /** Packets are in the outgoing ring. */
  | { readonly type: 'packets' }
  | { readonly type: 'statistics'; readonly statistics: MixerStatistics };

/** Published once a second. Sums since the worker started, but for the lateness. */
export interface MixerStatistics {
  readonly ticks: number;
  readonly missedFrames: number;
  /** By how many milliseconds each tick since the last report began late. */
  readonly latenessMs: readonly number[];
  /** Time spent in ticks, milliseconds. */
  readonly busyMs: number;
  readonly encodes: number;
  readonly decodes: number;
  readonly concealedFrames: number;
  readonly outgoingOverflows: number;
}
