import type { Journey, JourneyStage } from '../../../shared/model/journey.ts';
import { totalMs } from './journey-stages.ts';

/** A minute, one reading a second. */
export const HISTORY_READINGS = 60;

/** The readings of the last minute, the oldest first. Kept outside React: plots read it when they are drawn. */
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

  /** One stage over time; null = it was not known then. */
  of(stage: JourneyStage): readonly (number | null)[] {
    return this.#readings.map((reading) => reading[stage]);
  }

  /**
   * Lowest and highest sum of all stages, of the readings in which the voice went all the way through the host; null =
   * there was none.
   */
  range(): { readonly lowestMs: number; readonly highestMs: number } | null {
    const totals = this.#readings.filter(isSpoken).map(totalMs);
    return totals.length === 0 ? null : { lowestMs: Math.min(...totals), highestMs: Math.max(...totals) };
  }
}

/** Whether somebody spoke while a reading was taken: only then is there a wait in the playout buffer. */
export function isSpoken(reading: Journey): boolean {
  return reading.playout !== null;
}

/** The largest sum of a list of readings, for the scale of a plot. */
export function highestTotalMs(readings: readonly Journey[]): number {
  return readings.reduce((highest, reading) => Math.max(highest, totalMs(reading)), 0);
}

/** A stage's readings without those that are not known. */
export function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}
