import type { Result } from '../../../../shared/result.ts';
import type { HostPeer, PeerRole } from '../../../media/media-endpoint.ts';
import type { HeadsetPeer } from '../../headset/headset-device.ts';
import type { ClientPeer } from '../../listen/client-connection.ts';

/** Creates media connections. */
export interface LobbyEndpoint {
  /** Answers an offer, which came on the channel of `arrived` if that is given; the lobby closes the peer. */
  accept(
    slot: number,
    offerSdp: string,
    arrived?: HostPeer,
    addressGroup?: string,
    role?: PeerRole,
  ): Promise<Result<HeadsetPeer, 'bad-offer'>>;
  /** Gives a returning peer the sound of its slot; the lobby closes the peer that had it. */
  promote(peer: ClientPeer): void;
}
