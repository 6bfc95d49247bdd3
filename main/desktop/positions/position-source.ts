import type { Pose } from '../../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../../shared/model/presence.ts';
import type { SourceId, SourceNote, SourceProblem, SourceState } from '../../../shared/model/position-source.ts';

/** A report about this machine's player, parsed and in Earshot's axes. */
export interface PositionReport {
  /** null = in the game, but without a position (a menu, a loading screen). */
  readonly pose: Pose | null;
  /** null = the camera is where the avatar is. */
  readonly camera: Pose | null;
  /** The game's report about the player; omitted fields are unknown to it. */
  readonly presence: Partial<Presence>;
  readonly talk: Partial<TalkStyle>;
}

/** The state of a source, for the inspector. */
export interface SourceReport {
  readonly state: SourceState;
  /** One sentence in English for the log: what arrives, or why nothing does and what to do. */
  readonly detail: string;
  /** Why nothing arrives, if something is wrong. */
  readonly problem: SourceProblem | null;
  /** Name of the game or program that feeds it; '' = unknown. */
  readonly feeder: string;
  /** A warning to the player although positions arrive. */
  readonly notes: readonly SourceNote[];
  /** Reports accepted, and messages refused, since the app started. */
  readonly accepted: number;
  readonly refused: number;
}

/** A source of positions. Errors never throw; they appear in the report. */
export interface PositionSource {
  readonly id: SourceId;
  /**
   * Starts the source. `listener` is called with every new report, at any rate, and with undefined when the source has
   * fallen silent.
   */
  start(listener: (report: PositionReport | undefined) => void): Promise<void>;
  report(): SourceReport;
  stop(): Promise<void>;
}
