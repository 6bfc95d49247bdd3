import type { HearingReport } from './hearing-report.ts';

/** What the thread with the simulated players is started with. */
export interface PracticeWorkerData {
  readonly invitation: string;
  readonly playerCount: number;
  /** turns = one after the other; chatter = as in a game. */
  readonly schedule: 'turns' | 'chatter';
  /** Records what everybody hears for so long, then reports; null = goes on until it is ended. */
  readonly measured: { readonly seconds: number; readonly outputFolder: string } | null;
}

/** One simulated player at a moment. */
export interface PlayerState {
  readonly name: string;
  readonly xMetres: number;
  readonly zMetres: number;
  readonly isTalking: boolean;
  /** Loudness of what it hears now, left plus right, dBFS, measured from the decoded sound. */
  readonly heardLevelDb: number;
}

export type PracticeReport =
  | { readonly type: 'ready' }
  /** Twice a second. */
  | { readonly type: 'state'; readonly players: readonly PlayerState[] }
  | { readonly type: 'measured'; readonly report: HearingReport }
  | { readonly type: 'failed'; readonly message: string };
