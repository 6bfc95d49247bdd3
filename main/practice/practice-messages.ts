import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import type { GamePhase } from '../../shared/spatial/hearing-rules.ts';
import type { SimulatedPlayer } from './cast-script.ts';
import type { ScriptChoice } from './choose-script.ts';
import type { HearingReport } from './hearing-report.ts';
import type { LogEntry } from '../../shared/log.ts';

/** The data with which the thread of the simulated players starts. */
export interface PracticeWorkerData {
  readonly invitation: Invitation;
  readonly script: ScriptChoice;
  /** Records what everybody hears for this long, then reports; null = runs until it is terminated. */
  readonly measured: { readonly seconds: number; readonly outputFolder: string } | null;
}

/** One simulated player at a given moment. */
export interface PlayerState extends SimulatedPlayer {
  readonly name: string;
  readonly isTalking: boolean;
  /** Current loudness of what it hears, left plus right, dBFS, measured from the decoded sound. */
  readonly heardLevelDb: number;
}

export type PracticeReport =
  | { readonly type: 'ready' }
  /** The script has reached another phase, which the host must be notified of. */
  | { readonly type: 'phase'; readonly phase: GamePhase }
  /** Twice a second. */
  | {
      readonly type: 'state';
      readonly title: string;
      readonly phase: GamePhase;
      readonly players: readonly PlayerState[];
    }
  | { readonly type: 'measured'; readonly report: HearingReport }
  | { readonly type: 'log'; readonly entry: LogEntry }
  | { readonly type: 'failed'; readonly message: string };
