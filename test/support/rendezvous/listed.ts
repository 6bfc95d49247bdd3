import { formatInvitation, toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import type { FromRendezvous, Listing } from '../../../shared/rendezvous/messages.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';

type Item = Extract<FromRendezvous, { type: 'lobbies' }>['lobbies'][number];

/** An entry of a directory for a host whose certificate's hash has only this byte. An open one has its invitation. */
export async function listedLobby(certificateByte: number, listing: Partial<Listing>): Promise<Item> {
  const certificateSha256 = new Uint8Array(32).fill(certificateByte);
  const invitation = formatInvitation({
    addresses: [{ host: '192.0.2.7', port: 7_777 }],
    secret: new Uint8Array(16).fill(certificateByte),
    certificateSha256,
    rendezvous: '',
  });
  return {
    lobby: await lobbyIdOf(certificateSha256),
    certificateSha256: toBase64Url(certificateSha256),
    listing: {
      ...{ title: 'Cellar', game: 'Minecraft', language: 'de', players: 3, capacity: 20, access: 'knock' },
      invitation: listing.access === 'open' ? invitation : '',
      ...listing,
    },
    roundTripMs: 31,
  };
}
