import { createHmac } from 'node:crypto';

const NAME_BYTES = 16;

/**
 * Returns a name for an address group, 16 bytes of HMAC-SHA256, base64url. Nobody without `key` can find the address,
 * not even by trying all of them, nor compare names of different scopes.
 */
export function hideGroup(key: Uint8Array, group: string, scope: string): string {
  const hash = createHmac('sha256', key).update(`${scope} ${group}`).digest();
  return hash.subarray(0, NAME_BYTES).toString('base64url');
}
