import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE, type Presence, type TalkStyle } from '../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { playerPose } from './player-path.ts';
import type { TalkSchedule } from './talk-schedule.ts';

/** The report of one simulated player at a given moment. */
export interface SimulatedPlayer {
  /** null = in a menu, without a position. */
  readonly pose: Pose | null;
  readonly presence: Presence;
  readonly talkStyle: TalkStyle;
}

/** One scene of a script, which is measured and reported separately. */
export interface ScriptStretch {
  readonly title: string;
  readonly phase: GamePhase;
}

/**
 * The actions of simulated players, and the rules by which they hear. Times are milliseconds since the first tick; a
 * finite script repeats.
 */
export interface CastScript {
  readonly playerCount: number;
  readonly rules: HearingRules;
  readonly stretches: readonly ScriptStretch[];
  /** Duration of one run through the script; Infinity = endless. */
  readonly durationMs: number;
  /** Returns the number of the stretch. */
  stretchAt(timeMs: number): number;
  /** Returns the player's state; `player` counts from 0. */
  playerAt(player: number, timeMs: number): SimulatedPlayer;
  readonly talks: TalkSchedule;
}

/** Creates players who wander endlessly, under the default rules of a lobby. */
export function createWanderScript(playerCount: number, talks: TalkSchedule): CastScript {
  return {
    playerCount,
    rules: DEFAULT_HEARING_RULES,
    stretches: [{ title: 'Walking about', phase: 'playing' }],
    durationMs: Infinity,
    stretchAt: () => 0,
    playerAt: (player, timeMs) => ({
      pose: playerPose(player, playerCount, timeMs),
      presence: DEFAULT_PRESENCE,
      talkStyle: DEFAULT_TALK_STYLE,
    }),
    talks,
  };
}
