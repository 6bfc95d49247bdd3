import type { EarOutput } from '../../../shared/model/sound/ear-output.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { PersonalRows } from '../../mixer/personal-tables.ts';
import type { ReportedStatistics } from './mixer-statistics.ts';

/** Host worker -> mixer worker; applied only between ticks, in order. */
export type MixerControl =
  | { readonly type: 'join'; readonly slot: number }
  | { readonly type: 'leave'; readonly slot: number }
  | { readonly type: 'status'; readonly slot: number; readonly isMuted: boolean; readonly isDeafened: boolean }
  | { readonly type: 'personal'; readonly slot: number; readonly rows: PersonalRows }
  | { readonly type: 'output'; readonly slot: number; readonly output: EarOutput }
  | { readonly type: 'rules'; readonly rules: HearingRules; readonly phase: GamePhase };

/** Mixer worker -> host worker. */
export type MixerReport =
  | { readonly type: 'ready' }
  /** Packets are in the outgoing ring. */
  | { readonly type: 'packets' }
  | { readonly type: 'statistics'; readonly statistics: ReportedStatistics };
