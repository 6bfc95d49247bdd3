import type { Knock } from '../lobby-store.ts';

/** A knock as the list shows it. */
export interface ShownKnock {
  readonly knock: Knock;
  /** Whether it was withdrawn, or nobody answered in time. */
  readonly isGone: boolean;
}

/**
 * Returns the knocks to show while the list must not move under your pointer: those of `shown` keep their places, also
 * the ones that have gone, and new ones come at the end. A knock in `answered`, which you answered, leaves at once.
 */
export function holdKnocks(
  shown: readonly ShownKnock[],
  knocks: readonly Knock[],
  answered: ReadonlySet<number>,
): readonly ShownKnock[] {
  const present = new Set(knocks.map(({ id }) => id));
  const kept = shown
    .filter(({ knock: { id } }) => present.has(id) || !answered.has(id))
    .map(({ knock }) => ({ knock, isGone: !present.has(knock.id) }));
  const held = new Set(shown.map(({ knock }) => knock.id));
  return [...kept, ...knocks.filter(({ id }) => !held.has(id)).map((knock) => ({ knock, isGone: false }))];
}
