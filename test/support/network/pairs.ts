import type { NatKind } from './nat-rules.ts';

/** The kinds of routers at home. */
export const HOME_KINDS: readonly NatKind[] = ['full-cone', 'address-restricted', 'port-restricted', 'symmetric'];

/**
 * Returns whether punching gets through two routers. A symmetric router takes a port that nobody can know before, so
 * its packets get through only where the other router looks at addresses alone.
 */
export function canPunch(host: NatKind, guest: NatKind): boolean {
  const letsAnyPortIn = (kind: NatKind): boolean => kind === 'full-cone' || kind === 'address-restricted';
  return (host !== 'symmetric' || letsAnyPortIn(guest)) && (guest !== 'symmetric' || letsAnyPortIn(host));
}
