import type { LobbyHandle } from '../../host/lobby-handle.ts';
import type { HostedLobbyOptions } from '../../host/host-options.ts';
import { rendezvousText } from '../lobbies/rendezvous-text.ts';
import { mappingText } from './mapping-text.ts';

/** Prints what changes about how a lobby is reached. `shownMapping`: what was printed about the router before. */
export function showReach(
  { events, description: { port } }: LobbyHandle,
  { listing }: Pick<HostedLobbyOptions, 'listing'>,
  shownMapping: string | undefined,
  print: (value: object, text: string) => void,
): void {
  let shown = shownMapping;
  let shownRendezvous = '';
  events.on('reach', ({ mapping, rendezvous }) => {
    const text = mappingText(mapping, port);
    if (text !== undefined && text !== shown) {
      shown = text;
      print({ mapping }, text);
    }
    const servers = rendezvous.map((server) => rendezvousText(server, (listing ?? null) !== null)).join('\n');
    if (servers === shownRendezvous || rendezvous.every(({ state }) => state === 'connecting')) return;
    shownRendezvous = servers;
    print({ rendezvous }, servers);
  });
}
