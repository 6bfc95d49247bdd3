import type { HostReach } from '../../../shared/model/host-reach.ts';
import { INVITATION_LINK_PREFIX, webLinkOf } from '../../../shared/protocol/invitation/invitation.ts';

/** The ways to hand an invitation over. */
export interface InvitationForms {
  /** For players with the app. */
  readonly link: string;
  /** For any browser; '' = no rendezvous server has a page. */
  readonly webLink: string;
  /** To read aloud; '' = no rendezvous server has given one. */
  readonly code: string;
  /** The rendezvous server that knows the code, which a friend needs too; '' = none. */
  readonly codeServer: string;
}

/** Derives the forms of an invitation link from what the rendezvous servers offer. */
export function invitationForms(link: string, reach: HostReach | null): InvitationForms {
  const registered = reach?.rendezvous.filter(({ state }) => state === 'registered') ?? [];
  const page = registered.find((server) => server.page !== '')?.page ?? '';
  const coded = registered.find((server) => server.code !== '');
  return {
    link,
    webLink: page === '' || !link.startsWith(INVITATION_LINK_PREFIX) ? '' : webLinkOf(page, link),
    code: coded?.code ?? '',
    codeServer: coded?.address ?? '',
  };
}
