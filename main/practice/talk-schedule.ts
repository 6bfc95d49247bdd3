/** Returns whether simulated player `index` talks at `timeMs`. */
export type TalkSchedule = (index: number, timeMs: number) => boolean;

/**
 * One player talks, then all are silent for a moment, then the next talks, so that every pair can be measured
 * separately.
 */
export const TURN_MS = 1_500;
export const TURN_GAP_MS = 500;

/** Creates turns: player 0, player 1 and so on, each for `TURN_MS`, with `TURN_GAP_MS` in between. */
export function createTurnSchedule(count: number): TalkSchedule {
  const slotMs = TURN_MS + TURN_GAP_MS;
  return (index, timeMs) => Math.floor(timeMs / slotMs) % count === index && timeMs % slotMs < TURN_MS;
}

/** Creates chatter: everybody talks now and then, often at the same time, each in a separate rhythm, as in a game. */
export function createChatterSchedule(): TalkSchedule {
  return (index, timeMs) => {
    const periodMs = 7_000 + 1_300 * (index % 5);
    const talkMs = 3_200 + 700 * (index % 4);
    return (timeMs + index * 2_900) % periodMs < talkMs;
  };
}
