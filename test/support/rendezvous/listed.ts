import { hostIdentityOf } from '../../../main/host/listen/host-identity.ts';
import type { TlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { formatInvitation, toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import type { FromRendezvous, Listing } from '../../../shared/rendezvous/messages.ts';
import { listingStatement } from '../../../shared/rendezvous/directory/listing-proof.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import { base64UrlOfBytes } from '../../../shared/rendezvous/crypto/web-crypto.ts';

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

/** An entry of a directory that the host with `identity` has signed. */
export async function signedLobby(identity: TlsIdentity, signedAtS: number, changed: Partial<Listing>): Promise<Item> {
  const { certificate, sign } = hostIdentityOf(identity);
  const { certificateSha256 } = identity;
  const item = await listedLobby(0, changed);
  const signature = sign(listingStatement(item.listing, signedAtS));
  return {
    ...item,
    lobby: await lobbyIdOf(certificateSha256),
    certificateSha256: toBase64Url(certificateSha256),
    certificate: base64UrlOfBytes(certificate),
    listing: { ...item.listing, proof: { signedAtS, signature } },
  };
}
