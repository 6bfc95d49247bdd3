import type { Succession } from '../protocol/succession-messages.ts';

/** The key by which an older succession differs from a newer one. */
export type SuccessionNumber = Pick<Succession, 'epoch' | 'version'>;

/**
 * Returns the successor that an epoch belongs to; undefined if there is none. The epochs after the host's go round the
 * list. So a member that votes twice in an epoch cannot make two hosts of it.
 */
export function candidateOf(targetEpoch: number, { epoch, successors }: Succession): string | undefined {
  return targetEpoch > epoch ? successors[(targetEpoch - epoch - 1) % successors.length]?.identity : undefined;
}

/** Epochs that one vote may skip. A successor that names a higher one wants to use the numbers up. */
export const MAX_EPOCH_STEP = 1_000;

/** Epochs that a candidate may skip because members say that they have voted in them. Those add up, unlike this. */
export const MAX_EPOCH_RAISE = 1_000_000;

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
 * Returns whether no claim can win any longer that needs more than half of a list: half of it cannot vote that way,
 * because it holds something newer or has left.
 */
export function isBlocked(list: readonly string[], isAgainst: (identity: string) => boolean): boolean {
  return list.filter(isAgainst).length * 2 >= list.length;
}
