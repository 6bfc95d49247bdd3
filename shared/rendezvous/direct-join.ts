import type { IceCredentials } from '../sdp/sdp-transport.ts';
import { hmacSha256, randomBytes, utf8Bytes } from './crypto/web-crypto.ts';

/**
 * Joining by UDP alone: the client makes the host's ICE credentials itself, from the invitation's secret, and the host
 * recognises them by the same rule. Described in docs/protocol/client-protocol.md, section 14.
 */

const FRAGMENT_START = 'earshot1';
const FRAGMENT_RANDOM_BYTES = 12;

/** The host's ICE username fragment as such clients make it. */
export const DIRECT_FRAGMENT = /^earshot1[0-9a-f]{24}$/;

/** 192 bits, in hexadecimal digits. */
export const DIRECT_PASSWORD_LENGTH = 48;

/** Returns the text whose HMAC-SHA256, with the invitation's secret as key, is the password for this fragment. */
export function directStatement(fragment: string): string {
  return `direct ${fragment}`;
}

/**
 * Creates the ICE credentials that the host is going to have for one join. A host accepts a fragment once, so every
 * attempt needs new ones.
 */
export async function createDirectCredentials(secret: Uint8Array): Promise<IceCredentials> {
  const usernameFragment = FRAGMENT_START + hexadecimal(randomBytes(FRAGMENT_RANDOM_BYTES));
  const password = await directPasswordOf(secret, usernameFragment);
  return { usernameFragment, password };
}

/** Returns the password that belongs to a fragment, for the invitation with `secret`. */
export async function directPasswordOf(secret: Uint8Array, fragment: string): Promise<string> {
  const digest = await hmacSha256(secret, utf8Bytes(directStatement(fragment)));
  return hexadecimal(digest).slice(0, DIRECT_PASSWORD_LENGTH);
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
