import type { HostReach } from '../../../shared/model/host-reach.ts';

/** The ways to hand an invitation over. */
export interface InvitationForms {
  /** For players with the app. */
  readonly link: string;
  /** For any browser; '' = no rendezvous server has a page. */
  readonly webLink: string;
  /** To read aloud; '' = no rendezvous server has given one. */
  readonly code: string;
}

const LINK_START = 'earshot://join/';

/** Derives the forms of an invitation link from what the rendezvous servers offer. */
export function invitationForms(link: string, reach: HostReach | null): InvitationForms {
  const registered = reach?.rendezvous.filter(({ state }) => state === 'registered') ?? [];
  const page = registered.find((server) => server.page !== '')?.page ?? '';
  return {
    link,
    webLink: page === '' || !link.startsWith(LINK_START) ? '' : `${page}#${link.slice(LINK_START.length)}`,
    code: registered.find((server) => server.code !== '')?.code ?? '',
  };
}
