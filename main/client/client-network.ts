import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { createClientPeer, type ClientPeer, type ClientPeerOptions } from '../media/client-peer.ts';
import { joinLobby, type JoinOptions } from './signalling-client.ts';
import { joinByUdp } from './udp-join.ts';
import type { SignallingSession } from './signalling-session.ts';
import type { Result } from '../../shared/result.ts';

/** A client's media connection. */
export type ClientMedia = Pick<
  ClientPeer,
  'offerSdp' | 'events' | 'accept' | 'sendOpus' | 'sendMessage' | 'quality' | 'close'
>;

/** A client's membership of a lobby, until one side ends it. */
export type ClientSession = Pick<SignallingSession, 'joined' | 'onEnded' | 'leave'>;

/** How a client reaches its host, and its clock. */
export interface ClientNetwork {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Opens the client's end of a media connection and writes its offer. */
  createPeer(options: ClientPeerOptions): Promise<ClientMedia>;
  /**
   * Sends the offer to the host of the invitation and returns its answer. `peer`, which made the offer, is connected
   * already if the answer is ''.
   */
  joinLobby(options: JoinOptions, peer: ClientMedia): Promise<Result<ClientSession>>;
}

/** The network of this machine: UDP for media, TLS for signalling, or UDP alone where TLS does not get through. */
export const SOCKET_NETWORK: ClientNetwork = {
  nowMs: monotonicMs,
  schedule: scheduleTimer,
  createPeer: createClientPeer,
  async joinLobby(options, peer) {
    const joined = await joinLobby(options);
    if (joined.ok || joined.error.code !== 'unreachable') return joined;
    const joinedByUdp = await joinByUdp(options, peer);
    return !joinedByUdp.ok && joinedByUdp.error.code === 'unreachable' ? joined : joinedByUdp;
  },
};
