/** An IPv6 /64, as an address group has it: 16 hexadecimal digits. */
const IPV6_GROUP = /^([0-9a-f]{12})[0-9a-f]{4}$/;
const CUSTOMER_DIGITS = 14;

/**
 * Returns the /56 and the /48 of an IPv6 address group, and the group itself twice for all others. One customer gets a
 * /56 or a /48 (RFC 6177), so limits for strangers count by these.
 */
export function networksOf(group: string): readonly [customer: string, site: string] {
  const [, site] = IPV6_GROUP.exec(group) ?? [];
  return site === undefined ? [group, group] : [group.slice(0, CUSTOMER_DIGITS), site];
}
