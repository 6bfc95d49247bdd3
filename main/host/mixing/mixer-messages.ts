import type { MessagePort } from 'node:worker_threads';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { MixMemory } from '../../mixer/kernel/mix-memory.ts';
import type { PersonalRows } from '../../mixer/personal-tables.ts';
import type { ReportedStatistics } from './mixer-statistics.ts';

/** What a mixer worker is started with. */
export interface MixerWorkerData {
  /** Its number, from 0 on. */
  readonly worker: number;
  /** What all workers share; says how many slots and workers there are. */
  readonly memory: MixMemory;
  /** What a tick may take before load is shed, milliseconds. */
  readonly tickBudgetMs: number;
  /** Ticks to mix for simulated players before the thread reports that it is ready. */
  readonly warmUpTicks: number;
  /** What holds when it starts, as the phase. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** When frame 0 of all workers was due, `monotonicMs`. */
  readonly gridStartMs: number;
  readonly incoming: SharedArrayBuffer;
  readonly outgoing: SharedArrayBuffer;
  /** One table for all workers. */
  readonly slots: SharedArrayBuffer;
  readonly signals: SharedArrayBuffer;
  /** Where it writes who hears whom: an `AudienceTable`. */
  readonly audience: SharedArrayBuffer;
  /** Carries `MixerControl`, taken between ticks. */
  readonly control: MessagePort;
}

/** Host worker -> mixer worker; applied only between ticks, in order. */
export type MixerControl =
  | { readonly type: 'join'; readonly slot: number }
  | { readonly type: 'leave'; readonly slot: number }
  | { readonly type: 'status'; readonly slot: number; readonly isMuted: boolean; readonly isDeafened: boolean }
  | { readonly type: 'personal'; readonly slot: number; readonly rows: PersonalRows }
  | { readonly type: 'rules'; readonly rules: HearingRules; readonly phase: GamePhase };

/** Mixer worker -> host worker. */
export type MixerReport =
  | { readonly type: 'ready' }
  /** Packets are in the outgoing ring. */
  | { readonly type: 'packets' }
  | { readonly type: 'statistics'; readonly statistics: ReportedStatistics };
