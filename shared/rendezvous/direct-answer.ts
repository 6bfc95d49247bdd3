import { MAX_SIGNALLING_MESSAGE_BYTES } from '../protocol/limits.ts';
import type { Invitation } from '../protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../result.ts';
import { parseOffer } from '../sdp/sdp-offer.ts';
import { writeSessionDescription } from '../sdp/sdp-text.ts';
import { fingerprintText, type IceCredentials } from '../sdp/sdp-transport.ts';

/**
 * Writes the answer that the host of `invitation` would give to a client's own `offer`, for a client that joins by UDP
 * alone. `credentials` are those of `createDirectCredentials`. The certificate is the invitation's, so nobody else can
 * take the host's place. Candidates are the invitation's IP addresses, by UDP and then by TCP; names are left out,
 * because browsers do not look them up. Fails with `no-address` if nothing else is left.
 */
export function writeDirectAnswer(
  offer: string,
  invitation: Pick<Invitation, 'addresses' | 'certificateSha256'>,
  credentials: IceCredentials,
): Result<string, 'bad-offer' | 'no-address'> {
  const parsed = parseOffer(offer);
  if (!parsed.ok) return parsed;
  const addresses = invitation.addresses.filter(({ host }) => isIpAddress(host));
  if (addresses.length === 0)
    return failure(
      'no-address',
      'This invitation has only names of its host, and joining by UDP alone needs an IP address. Ask the host for an invitation with one.',
    );
  const { lines, taggedMid, opusPayloadType, redPayloadType, audioLevelId } = parsed.value;
  return success(
    writeSessionDescription({
      kind: 'answer',
      sessionId: '1',
      ice: credentials,
      fingerprint: { algorithm: 'sha-256', value: fingerprintText(invitation.certificateSha256) },
      lines,
      taggedMid,
      opusPayloadType,
      redPayloadType,
      audioLevelId,
      ssrc: undefined,
      maxMessageBytes: MAX_SIGNALLING_MESSAGE_BYTES,
      candidates: [...addresses, ...addresses.map((address) => ({ ...address, kind: 'tcp' as const }))],
    }),
  );
}

/** An invitation's host has only letters, digits, dots, colons and hyphens: a colon is found in IPv6 addresses only. */
function isIpAddress(host: string): boolean {
  return host.includes(':') || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}
