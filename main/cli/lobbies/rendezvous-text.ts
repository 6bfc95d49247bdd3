import type { HostReach } from '../../../shared/model/host-reach.ts';
import { strangersText } from '../terminal-text.ts';

/** Returns what the terminal says about a rendezvous of a lobby, which its host may want to list. */
export function rendezvousText(
  { address: name, state, code: given, listed }: HostReach['rendezvous'][number],
  isListed: boolean,
): string {
  const [address, code] = [strangersText(name), strangersText(given)];
  if (state !== 'registered') return `The rendezvous server ${address} isn't answering. Trying again.`;
  const found = `Guests find the lobby at ${address}${code === '' ? '' : `, and by the code ${code}`}.`;
  return isListed ? `${found} ${LISTED_TEXT[listed]}` : found;
}

const LISTED_TEXT: Readonly<Record<HostReach['rendezvous'][number]['listed'], string>> = {
  off: "The lobby isn't listed there yet.",
  shown: 'The lobby is listed there.',
  full: 'The list there has no room for another lobby from your address. This one appears when there is room.',
};
