import type { ResumeRequest } from '../protocol/signalling.ts';
import { base64UrlOfBytes, bytesOfBase64Url, sha256 } from '../rendezvous/crypto/web-crypto.ts';

const TOKEN_BYTES = 16;

/**
 * Returns the token by which a participant resumes at another host of its lobby: the first 16 bytes of the SHA-256 of
 * its token, base64url. The other host is a member's machine, and the host that gave the token out does not take this
 * one, so that nobody can pass for a participant while that host has the lobby.
 */
export async function tokenForOtherHost(token: string): Promise<string> {
  return base64UrlOfBytes((await sha256(bytesOfBase64Url(token) ?? new Uint8Array())).subarray(0, TOKEN_BYTES));
}

/**
 * Returns how a participant resumes at another host than the one where it has the place `own`. `earlier`: from a former
 * connection with that other host, which knows it in any case.
 */
export async function resumeAtOtherHost(
  own: ResumeRequest,
  earlier: ResumeRequest | undefined,
): Promise<ResumeRequest> {
  if (earlier?.participantId === own.participantId) return earlier;
  return { ...own, token: await tokenForOtherHost(own.token) };
}
