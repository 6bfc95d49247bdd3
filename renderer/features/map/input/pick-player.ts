import type { ParticipantId } from '../../../../shared/model/participant.ts';

const LEAP = 10;

/** How far a key moves in the list of players, nearest first. Infinite = to an end. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageDown: LEAP,
  PageUp: -LEAP,
  Home: -Infinity,
  End: Infinity,
};

export function pickStep(key: string): number | undefined {
  return STEPS[key];
}

/**
 * Returns the player a step leads to. Without a choice, that is the nearest, or the farthest when stepping backwards;
 * undefined when there is nobody.
 */
export function pickPlayer(
  order: readonly ParticipantId[],
  current: ParticipantId | undefined,
  step: number,
): ParticipantId | undefined {
  const at = current === undefined ? -1 : order.indexOf(current);
  if (at < 0) return step > 0 && Number.isFinite(step) ? order[0] : step === -Infinity ? order[0] : order.at(-1);
  return order[Math.min(order.length - 1, Math.max(0, at + step))];
}
