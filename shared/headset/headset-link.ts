import { HEADSET_TICKET_PATTERN } from './messages.ts';

/** Follows the invitation in the fragment of a link. Invitations contain no such character. */
const MARK = '&headset=';

/** The parts of the link that opened a page. */
export interface OpenedLink {
  /** The invitation or code; '' = none. */
  readonly link: string;
  /** The ticket with which this device becomes a headset; undefined = it does not. */
  readonly headsetOf: string | undefined;
}

/** Adds a ticket to an invitation's link for browsers (`webLinkOf`). It stays behind `#`, which is sent to nobody. */
export function headsetLinkOf(webLink: string, ticket: string): string {
  return webLink + MARK + ticket;
}

/** Takes the ticket out of a link. An incomplete ticket counts as part of the invitation. */
export function readOpenedLink(text: string): OpenedLink {
  const at = text.lastIndexOf(MARK);
  const ticket = text.slice(at + MARK.length).trim();
  if (at < 0 || !HEADSET_TICKET_PATTERN.test(ticket)) return { link: text, headsetOf: undefined };
  return { link: text.slice(0, at), headsetOf: ticket };
}
