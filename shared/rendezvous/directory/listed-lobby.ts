import type { Invitation } from '../../protocol/invitation/invitation.ts';
import { parseInvitation } from '../../protocol/invitation/parse-invitation.ts';
import type { FromRendezvous, Listing } from '../messages.ts';
import { lobbyIdOf } from '../registration.ts';
import { bytesOfBase64Url } from '../crypto/web-crypto.ts';
import { signedAtOf } from './listing-proof.ts';

type Answer = Extract<FromRendezvous, { type: 'lobbies' }>;

/** A round trip beyond this is a lie or of no use. */
const MAX_ROUND_TRIP_MS = 60_000;

/** A lobby in the directory of a rendezvous. */
export interface ListedLobby {
  /** As `lobbyIdOf` the certificate. */
  readonly lobby: string;
  /** SHA-256 of the host's certificate, base64url: who answers must prove that it owns this one. */
  readonly certificateSha256: string;
  readonly listing: Listing;
  /** When its host signed the listing, seconds since 1970; undefined = it did not, and anybody may have written it. */
  readonly signedAtS: number | undefined;
  /** The host's round trip to the rendezvous, ms; null = not known. */
  readonly roundTripMs: number | null;
  /** That of an open lobby; undefined = a password or a knock leads to it. */
  readonly invitation: Invitation | undefined;
}

/**
 * Reads the lobbies of an answer, each once. Leaves out entries that contradict themselves: an id or an invitation that
 * belongs to another certificate, or an open lobby without a usable invitation.
 */
export async function readListedLobbies({ lobbies }: Answer): Promise<readonly ListedLobby[]> {
  const seen = new Set<string>();
  const read = lobbies.map(async (item): Promise<ListedLobby | undefined> => {
    const { lobby, certificateSha256, listing } = item;
    if (seen.has(certificateSha256) || listing.title.trim() === '') return undefined;
    seen.add(certificateSha256);
    const hash = bytesOfBase64Url(certificateSha256);
    if (hash === undefined || (await lobbyIdOf(hash)) !== lobby) return undefined;
    const isKnown = item.roundTripMs >= 0 && item.roundTripMs <= MAX_ROUND_TRIP_MS;
    const roundTripMs = isKnown ? item.roundTripMs : null;
    const signedAtS = await signedAtOf(listing, item.certificate, hash);
    const entry = { lobby, certificateSha256, listing, signedAtS, roundTripMs };
    if (listing.access !== 'open') return { ...entry, invitation: undefined };
    const invitation = parseInvitation(listing.invitation);
    const isOwn = invitation.ok && invitation.value.certificateSha256.every((byte, index) => byte === hash[index]);
    return isOwn ? { ...entry, invitation: invitation.value } : undefined;
  });
  return (await Promise.all(read)).filter((lobby) => lobby !== undefined);
}
