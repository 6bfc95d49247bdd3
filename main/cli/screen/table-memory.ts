import { SILENCE_DB } from '../../../shared/units.ts';
import type { TablePerson } from './people-table.ts';

/** How fast a shown level falls: a table that looks three times a second must not miss what was loud in between. */
const FALL_DB_PER_SECOND = 40;

/** People who talked within this time come first where not all fit. */
const RECENT_MS = 5_000;

interface Remembered {
  readonly levelDb: number;
  readonly seenAtMs: number;
  readonly talkedAtMs: number;
}

/** The state that a table of players keeps between two refreshes. */
export class TableMemory {
  #people = new Map<number, Remembered>();

  /**
   * Returns the people with levels that fall slowly. If there are more than `room`, those come first who talk or have
   * just talked; otherwise everybody keeps their place.
   */
  look(people: readonly TablePerson[], room: number, nowMs: number): readonly TablePerson[] {
    const before = this.#people;
    this.#people = new Map(people.map((person) => [person.id, rememberedOf(person, before.get(person.id), nowMs)]));
    const shown = people.map((person) => ({ ...person, levelDb: this.#people.get(person.id)?.levelDb ?? SILENCE_DB }));
    if (people.length <= room) return shown;
    const isRecent = ({ id }: TablePerson): boolean =>
      nowMs - (this.#people.get(id)?.talkedAtMs ?? -Infinity) < RECENT_MS;
    return [...shown.filter(isRecent), ...shown.filter((person) => !isRecent(person))];
  }
}

function rememberedOf({ levelDb, isTalking }: TablePerson, before: Remembered | undefined, nowMs: number): Remembered {
  const fallen =
    before === undefined ? SILENCE_DB : before.levelDb - (FALL_DB_PER_SECOND * (nowMs - before.seenAtMs)) / 1_000;
  return {
    levelDb: Math.max(levelDb, fallen, SILENCE_DB),
    seenAtMs: nowMs,
    talkedAtMs: isTalking ? nowMs : (before?.talkedAtMs ?? -Infinity),
  };
}
