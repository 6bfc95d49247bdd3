import type { HostReach } from '../../shared/model/host-reach.ts';
import { formatAddress } from '../../shared/protocol/format-address.ts';
import { formatInvitation } from '../../shared/protocol/invitation/invitation.ts';
import { GAME_API_PATH } from './game-api/game-api.ts';
import type { HostCredentials } from './host-credentials.ts';
import type { HostDescription, HostedLobbyOptions, HostPortOptions } from './host-options.ts';
import type { HostPort } from './host-port.ts';
import { rendezvousToName } from './reach/host-reach.ts';

interface DescribedLobby {
  readonly port: Pick<HostPort, 'addresses' | 'media' | 'loopback' | 'publicIdentity'>;
  readonly options: Pick<HostedLobbyOptions, 'lobbyName'> & Pick<HostPortOptions, 'bindAddress' | 'rendezvous'>;
  readonly credentials: HostCredentials;
  readonly reach: HostReach;
}

/** Describes a lobby with the addresses of now. */
export async function describeLobby({
  port: { addresses, media, loopback, publicIdentity },
  options,
  credentials: { identity, secret, gameToken },
  reach,
}: DescribedLobby): Promise<HostDescription> {
  const { invitation, isOnlyLoopback } = await addresses.current(media.port);
  const { certificateSha256 } = identity;
  const { port } = media;
  const [best = { host: options.bindAddress, port }] = invitation;
  const authority = formatAddress(best);
  return {
    invitation: formatInvitation({
      addresses: invitation,
      certificateSha256,
      secret,
      rendezvous: rendezvousToName(options.rendezvous ?? [], reach.rendezvous),
    }),
    signallingUrl: `wss://${authority}/`,
    port,
    lobbyName: options.lobbyName,
    certificateSha256: Buffer.from(certificateSha256).toString('hex'),
    isOnlyLoopback,
    reach,
    gameApi: {
      url: `https://${authority}${GAME_API_PATH}`,
      loopbackUrl: loopback === undefined ? null : `http://127.0.0.1:${loopback.port}${GAME_API_PATH}`,
      certificateSha256: Buffer.from(publicIdentity.certificateSha256).toString('hex'),
      publicKeyPin: `sha256//${Buffer.from(publicIdentity.publicKeySha256).toString('base64')}`,
      token: gameToken,
    },
  };
}
