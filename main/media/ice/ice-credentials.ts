import { randomBytes } from 'node:crypto';

/** Short-term credentials of one ICE agent (RFC 8445, section 5.3). */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/**
 * Fresh random credentials: 48 and 144 bits (at least 24 and 128 are asked for). Base64 is made of ICE's characters.
 */
export function createIceCredentials(): IceCredentials {
  return { usernameFragment: randomBytes(6).toString('base64'), password: randomBytes(18).toString('base64') };
}
