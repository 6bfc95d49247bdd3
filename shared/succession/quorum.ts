import type { Succession } from '../protocol/succession-messages.ts';

/** What tells an older succession from a newer one. */
export type SuccessionNumber = Pick<Succession, 'epoch' | 'version'>;

type Lists = Pick<Succession, 'electors' | 'formerElectors'>;

/** Returns a negative number if `a` is older than `b`, 0 if they are the same one, else a positive number. */
export function compareSuccessions(a: SuccessionNumber, b: SuccessionNumber): number {
  return a.epoch - b.epoch || a.version - b.version;
}

/** Returns whether more than half of a list is `for` something; for nobody's list, nothing is decided. */
export function isMajorityOf(list: readonly string[], isFor: (identity: string) => boolean): boolean {
  return list.filter(isFor).length * 2 > list.length;
}

/**
 * Returns whether `supporters` can make a host: more than half of the electors, and while the electors change, as many
 * of the former ones too (joint consensus; Ongaro, Consensus: Bridging Theory and Practice, section 4.3). Those who are
 * no electors any longer, because they left or were banned, count for neither.
 */
export function isElectedBy(supporters: ReadonlySet<string>, { electors, formerElectors }: Lists): boolean {
  const isFor = (identity: string): boolean => supporters.has(identity) && electors.includes(identity);
  return isMajorityOf(electors, isFor) && (formerElectors.length === 0 || isMajorityOf(formerElectors, isFor));
}

/**
 * Returns whether the lists may change: those who cannot vote under an older succession any longer, because they
 * acknowledged these lists or left, are a majority of each.
 */
export function areListsHeld({ electors, formerElectors }: Lists, isHeldBy: (identity: string) => boolean): boolean {
  return [electors, formerElectors].every((list) => list.length === 0 || isMajorityOf(list, isHeldBy));
}
