import type { OverlayCorner, OverlayPerson } from '../../shared/model/overlay.ts';

/** More names than this would cover the game. */
export const MAX_SHOWN = 12;

/** A line of the overlay. Two people with the same name have different keys. */
export interface ShownPerson extends OverlayPerson {
  readonly key: string;
}

/**
 * Returns the players to show, in joining order, so that no line moves when a player talks. If there are too many,
 * those who talk.
 */
export function choosePeople(people: readonly OverlayPerson[], showsEverybody: boolean): readonly ShownPerson[] {
  const seen = new Map<string, number>();
  const keyed = people.map((person) => {
    const count = (seen.get(person.name) ?? 0) + 1;
    seen.set(person.name, count);
    return { ...person, key: `${person.name}\n${count}` };
  });
  const wanted = keyed.filter(({ isTalking }) => showsEverybody || isTalking);
  if (wanted.length <= MAX_SHOWN) return wanted;
  const talking = wanted.filter(({ isTalking }) => isTalking).slice(0, MAX_SHOWN);
  const room = MAX_SHOWN - talking.length;
  const silent = new Set(wanted.filter(({ isTalking }) => !isTalking).slice(0, room));
  return wanted.filter((person) => silent.has(person) || talking.includes(person));
}

export interface Place {
  readonly vertical: 'top' | 'bottom';
  readonly horizontal: 'left' | 'right';
}

export function placeOf(corner: OverlayCorner): Place {
  const [vertical, horizontal] = corner.split('-') as [Place['vertical'], Place['horizontal']];
  return { vertical, horizontal };
}
