import type { Invitation } from '../../shared/protocol/invitation.ts';
import type { GamePhase } from '../../shared/spatial/hearing-rules.ts';
import type { SimulatedPlayer } from './cast-script.ts';
import type { ScriptChoice } from './choose-script.ts';
import type { HearingReport } from './hearing-report.ts';
import type { LogEntry } from '../../shared/log.ts';

/** What the thread with the simulated players is started with. */
export interface PracticeWorkerData {
  readonly invitation: Invitation;
  readonly script: ScriptChoice;
  /** Records what everybody hears for so long, then reports; null = goes on until it is ended. */
  readonly measured: { readonly seconds: number; readonly outputFolder: string } | null;
}

/** One simulated player at a moment. */
export interface PlayerState extends SimulatedPlayer {
  readonly name: string;
  readonly isTalking: boolean;
  /** Loudness of what it hears now, left plus right, dBFS, measured from the decoded sound. */
  readonly heardLevelDb: number;
}

export type PracticeReport =
  | { readonly type: 'ready' }
  /** The script has come to another phase, which the host is to be told. */
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
