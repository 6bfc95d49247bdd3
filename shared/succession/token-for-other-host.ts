import { base64UrlOfBytes, bytesOfBase64Url, sha256 } from '../rendezvous/web-crypto.ts';

const TOKEN_BYTES = 16;

/**
 * Returns the token by which a participant resumes at another host of its lobby: the first 16 bytes of the SHA-256 of
 * its token, base64url. The other host is a member's machine, and the host that gave the token out does not take this
 * one, so that nobody can pass for a participant while that host has the lobby.
 */
export async function tokenForOtherHost(token: string): Promise<string> {
  return base64UrlOfBytes((await sha256(bytesOfBase64Url(token) ?? new Uint8Array())).subarray(0, TOKEN_BYTES));
}
