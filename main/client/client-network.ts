import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { createClientPeer, type ClientPeer, type ClientPeerOptions } from '../media/client-peer.ts';
import { joinLobby, type JoinOptions } from './signalling-client.ts';
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
  /** Sends the offer to the host of the invitation and returns its answer. */
  joinLobby(options: JoinOptions): Promise<Result<ClientSession>>;
}

/** The network of this machine: UDP for media, TLS for signalling. */
export const SOCKET_NETWORK: ClientNetwork = {
  nowMs: monotonicMs,
  schedule: scheduleTimer,
  createPeer: createClientPeer,
  joinLobby,
};
