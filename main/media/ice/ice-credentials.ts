import { randomBytes } from 'node:crypto';
import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';

/**
 * Creates random credentials: 48 and 144 bits (at least 24 and 128 are required). ICE's characters are those of base64.
 */
export function createIceCredentials(): IceCredentials {
  return { usernameFragment: randomBytes(6).toString('base64'), password: randomBytes(18).toString('base64') };
}
