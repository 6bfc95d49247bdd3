import { createHmac } from 'node:crypto';
import { DIRECT_FRAGMENT, DIRECT_PASSWORD_LENGTH, directStatement } from '../../../shared/rendezvous/direct-join.ts';

/**
 * Returns the ICE password that belongs to a client's own fragment for the invitation with `secret`; undefined if no
 * client makes such fragments. As `createDirectCredentials`, but at once: it runs for packets of strangers.
 */
export function directPasswordOf(secret: Uint8Array, fragment: string): string | undefined {
  if (!DIRECT_FRAGMENT.test(fragment)) return undefined;
  return createHmac('sha256', secret).update(directStatement(fragment)).digest('hex').slice(0, DIRECT_PASSWORD_LENGTH);
}
