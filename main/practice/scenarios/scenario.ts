import type { Pose } from '../../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE, type Presence, type TalkStyle } from '../../../shared/model/presence.ts';
import { invariant } from '../../../shared/invariant.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { CastScript, ScriptStretch, SimulatedPlayer } from '../cast-script.ts';
import { TURN_GAP_MS, TURN_MS } from '../talk-schedule.ts';

/** The pause before the first voice of a stretch, while changes reach the host and its mixers. */
const SETTLE_MS = 1_000;
const TURN_SLOT_MS = TURN_MS + TURN_GAP_MS;

/** One player in one stretch of a scenario. */
export interface ScenarioPlayer {
  /** East and north, metres; null = in a menu. */
  readonly at: readonly [xMetres: number, zMetres: number] | null;
  /** Where the player walks until the stretch ends. */
  readonly walksTo?: readonly [xMetres: number, zMetres: number];
  /** Differences from `DEFAULT_PRESENCE` and `DEFAULT_TALK_STYLE`. */
  readonly presence?: Partial<Presence>;
  readonly talk?: Partial<TalkStyle>;
}

export interface ScenarioStretch extends ScriptStretch {
  /** All players of the scenario, in order. */
  readonly players: readonly ScenarioPlayer[];
  /** The players who speak, one after the other. */
  readonly speakers: readonly number[];
}

/** A short game: the rules, and what happens. */
export interface Scenario {
  readonly rules: HearingRules;
  readonly stretches: readonly ScenarioStretch[];
}

/** Creates the script of a scenario: in each stretch a moment to settle, then every speaker's turn. */
export function createScenarioScript({ rules, stretches }: Scenario): CastScript {
  const endsMs: number[] = [];
  for (const { speakers } of stretches) endsMs.push((endsMs.at(-1) ?? 0) + SETTLE_MS + speakers.length * TURN_SLOT_MS);
  const durationMs = endsMs.at(-1) ?? 0;
  const find = (
    timeMs: number,
  ): {
    readonly number: number;
    readonly stretch: ScenarioStretch;
    readonly elapsedMs: number;
    readonly lengthMs: number;
  } => {
    const withinMs = timeMs % durationMs;
    const number = endsMs.findIndex((endMs) => withinMs < endMs);
    const stretch = stretches[number];
    invariant(stretch !== undefined, 'a scenario has a stretch at every moment');
    const startMs = endsMs[number - 1] ?? 0;
    return { number, stretch, elapsedMs: withinMs - startMs, lengthMs: (endsMs[number] ?? 0) - startMs };
  };
  return {
    playerCount: stretches[0]?.players.length ?? 0,
    rules,
    stretches,
    durationMs,
    stretchAt: (timeMs) => find(timeMs).number,
    playerAt: (player, timeMs) => {
      const { stretch, elapsedMs, lengthMs } = find(timeMs);
      const part = stretch.players[player];
      invariant(part !== undefined, 'every player has a part in every stretch');
      return simulatedPlayer(part, elapsedMs / lengthMs);
    },
    talks: (player, timeMs) => {
      const { stretch, elapsedMs } = find(timeMs);
      const turnMs = elapsedMs - SETTLE_MS;
      return (
        turnMs >= 0 && stretch.speakers[Math.floor(turnMs / TURN_SLOT_MS)] === player && turnMs % TURN_SLOT_MS < TURN_MS
      );
    },
  };
}

function simulatedPlayer(part: ScenarioPlayer, share: number): SimulatedPlayer {
  return {
    pose: poseOf(part, share),
    presence: { ...DEFAULT_PRESENCE, ...part.presence },
    talkStyle: { ...DEFAULT_TALK_STYLE, ...part.talk },
  };
}

/** Returns a pose that looks north while it stands, and ahead while it walks. */
function poseOf({ at, walksTo }: ScenarioPlayer, share: number): Pose | null {
  if (at === null) return null;
  const [x, z] = at;
  const [toX, toZ] = walksTo ?? at;
  return {
    xMetres: x + share * (toX - x),
    yMetres: 0,
    zMetres: z + share * (toZ - z),
    yawRadians: Math.atan2(toX - x, toZ - z),
  };
}
