import { randomBytes } from 'node:crypto';

/** Short-term credentials of one ICE agent (RFC 8445, section 5.3). */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/**
 * Creates random credentials: 48 and 144 bits (at least 24 and 128 are required). ICE's characters are those of base64.
 */
export function createIceCredentials(): IceCredentials {
  return { usernameFragment: randomBytes(6).toString('base64'), password: randomBytes(18).toString('base64') };
}
