import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';
import type { HostedLobbyOptions } from '../../host/host-options.ts';
import { rendezvousText } from '../lobbies/rendezvous-text.ts';
import { mappingText } from './mapping-text.ts';

/** The last printed text about how to reach a lobby. */
interface ShownReach {
  readonly mapping: string | undefined;
  /** '' = nothing. */
  readonly rendezvous: string;
}

/** Prints what changes about how a lobby is reached. `shown`: what was printed before. */
export function showReach(
  { events, description: { port } }: LobbyHandle,
  listing: HostedLobbyOptions['listing'],
  shown: ShownReach,
  print: (value: object, text: string) => void,
): void {
  let { mapping: shownMapping, rendezvous: shownRendezvous } = shown;
  events.on('reach', ({ mapping, rendezvous }) => {
    const text = mappingText(mapping, port);
    if (text !== undefined && text !== shownMapping) {
      shownMapping = text;
      print({ mapping }, text);
    }
    const servers = serversText(rendezvous, listing);
    if (servers === shownRendezvous || servers === '') return;
    shownRendezvous = servers;
    print({ rendezvous }, servers);
  });
}

/** Says what is known of a lobby's rendezvous servers; '' = nothing yet. */
export function serversText(rendezvous: HostReach['rendezvous'], listing: HostedLobbyOptions['listing']): string {
  if (rendezvous.every(({ state }) => state === 'connecting')) return '';
  return rendezvous.map((server) => rendezvousText(server, (listing ?? null) !== null)).join('\n');
}
