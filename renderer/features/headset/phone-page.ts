import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { isRendezvousPage } from '../../../shared/protocol/rendezvous-address.ts';

/** The facts by which a page for browsers is judged. */
interface KnownPlaces {
  /** The invitation of the lobby, as its link. */
  readonly invitation: string;
  /** The rendezvous servers of your own settings. */
  readonly rendezvous: readonly string[];
  /** The page that this window is itself; '' = it is the app. */
  readonly ownPage: string;
}

/**
 * Returns the page on which a phone may become your headset; '' = none is known. A host may be a stranger, so its page
 * counts only if it belongs to a rendezvous that the invitation or your settings name.
 */
export function phonePageOf(page: string, { invitation, rendezvous, ownPage }: KnownPlaces): string {
  const parsed = parseInvitation(invitation);
  const addresses = parsed.ok ? [parsed.value.rendezvous, ...rendezvous] : rendezvous;
  return addresses.some((address) => address !== '' && isRendezvousPage(page, address)) ? page : ownPage;
}

/**
 * Returns the invitation with which a phone joins. The host sends its current one with a ticket, because the one with
 * which this window joined may have ended. It counts only if it leads to the same host.
 */
export function phoneInvitationOf(offered: string, own: string): string {
  const [now, joined] = [parseInvitation(offered), parseInvitation(own)];
  if (!now.ok || !joined.ok) return own;
  const { certificateSha256 } = joined.value;
  return now.value.certificateSha256.every((byte, index) => byte === certificateSha256[index]) ? offered : own;
}
