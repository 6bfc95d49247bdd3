import { utf8Bytes } from '../crypto/web-crypto.ts';

/**
 * Stands for the invitation's secret in the keys of a knock, whose sender knows none. It is no secret, but its 15 bytes
 * make the keys of a knock different from those of a join, whatever a rendezvous says about a visit.
 */
export const KNOCK_SECRET = utf8Bytes('earshot knock 1');

/**
 * Returns a lobby's password as both sides use it: keyboards write the same letter in several ways (RFC 8265, 4.2), and
 * files and clipboards add white space at the ends.
 */
export function listingPassword(typed: string): string {
  return typed.normalize('NFC').trim();
}
