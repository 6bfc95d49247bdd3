import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE, type Presence, type TalkStyle } from '../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { playerPose } from './player-path.ts';
import type { TalkSchedule } from './talk-schedule.ts';

/** What one simulated player says of itself at a moment. */
export interface SimulatedPlayer {
  /** null = in a menu: nowhere. */
  readonly pose: Pose | null;
  readonly presence: Presence;
  readonly talkStyle: TalkStyle;
}

/** One scene of a script: what is measured in it is reported by itself. */
export interface ScriptStretch {
  readonly title: string;
  readonly phase: GamePhase;
}

/**
 * What simulated players do, and by which rules they hear. Times are milliseconds since the first tick; a script that
 * has an end begins anew.
 */
export interface CastScript {
  readonly playerCount: number;
  readonly rules: HearingRules;
  readonly stretches: readonly ScriptStretch[];
  /** Until everything has happened once; Infinity = it has no end. */
  readonly durationMs: number;
  /** Number of the stretch. */
  stretchAt(timeMs: number): number;
  /** `player` counts from 0. */
  playerAt(player: number, timeMs: number): SimulatedPlayer;
  readonly talks: TalkSchedule;
}

/** Players who wander about for ever, by the rules that a lobby has where nobody chooses any. */
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
