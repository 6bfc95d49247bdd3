import type { Journey, JourneyStage } from '../../../shared/model/journey.ts';
import { totalMs } from './journey-stages.ts';

/** A minute, one reading a second. */
export const HISTORY_READINGS = 60;

/** The readings of the last minute, oldest first. They live outside React: plots read them when they are drawn. */
export class JourneyHistory {
  readonly #readings: Journey[] = [];

  add(journey: Journey): void {
    this.#readings.push(journey);
    if (this.#readings.length > HISTORY_READINGS) this.#readings.shift();
  }

  clear(): void {
    this.#readings.length = 0;
  }

  get readings(): readonly Journey[] {
    return this.#readings;
  }

  /** One stage over time; null = not known at that time. */
  of(stage: JourneyStage): readonly (number | null)[] {
    return this.#readings.map((reading) => reading[stage]);
  }

  /**
   * The lowest and highest sum of all stages, over the readings in which the voice passed all the way through the host;
   * null = there were none.
   */
  range(): { readonly lowestMs: number; readonly highestMs: number } | null {
    const totals = this.#readings.filter(isSpoken).map(totalMs);
    return totals.length === 0 ? null : { lowestMs: Math.min(...totals), highestMs: Math.max(...totals) };
  }
}

/** Whether the speaker was talking when a reading was taken: only then does sound wait in the playout buffer. */
export function isSpoken(reading: Journey): boolean {
  return reading.playout !== null;
}

/** Returns the largest sum of a list of readings, for the scale of a plot. */
export function highestTotalMs(readings: readonly Journey[]): number {
  return readings.reduce((highest, reading) => Math.max(highest, totalMs(reading)), 0);
}

/** Returns the known readings of a stage. */
export function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}
