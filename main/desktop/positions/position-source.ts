import type { Pose } from '../../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../../shared/model/presence.ts';
import type { SourceId, SourceProblem, SourceState } from '../../../shared/model/position-source.ts';

/** What a source says of this machine's player at one moment, parsed and in Earshot's axes. */
export interface PositionReport {
  /** null = in the game, but nowhere (a menu, a loading screen). */
  readonly pose: Pose | null;
  /** null = the camera is where the avatar is. */
  readonly camera: Pose | null;
  /** What the game says of the player; what is left out, it does not know. */
  readonly presence: Partial<Presence>;
  readonly talk: Partial<TalkStyle>;
}

/** What a source is doing, for the inspector. */
export interface SourceReport {
  readonly state: SourceState;
  /** One sentence for the person, in English: what arrives, or why nothing does and what to do. */
  readonly detail: string;
  /** Why nothing arrives, where something is wrong. */
  readonly problem: SourceProblem | null;
  /** Name of the game or program that feeds it; '' = unknown. */
  readonly feeder: string;
  /** Reports taken, and messages that were refused, since the app started. */
  readonly taken: number;
  readonly refused: number;
}

/** Somewhere positions come from. Errors never throw: they show in the report. */
export interface PositionSource {
  readonly id: SourceId;
  /**
   * Starts; `listener` is called with each report that is new, however often, and with undefined when the source has
   * fallen silent.
   */
  start(listener: (report: PositionReport | undefined) => void): Promise<void>;
  report(): SourceReport;
  stop(): Promise<void>;
}
