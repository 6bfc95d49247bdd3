import type { LinkPath } from '../../shared/model/link-path.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import type { JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { createClientPeer, type ClientPeer, type ClientPeerOptions } from '../media/client-peer.ts';
import type { JoinedSession } from './joined-session.ts';
import { prepareJoin, type PreparedJoin, type PreparedRequest } from './prepare-join.ts';
import { joinByUdp } from './udp-join.ts';

/** A client's media connection. */
export type ClientMedia = Pick<
  ClientPeer,
  | 'offerSdp'
  | 'events'
  | 'accept'
  | 'hostAddress'
  | 'sendOpus'
  | 'sendMessage'
  | 'openFiles'
  | 'sendFileMessage'
  | 'quality'
  | 'close'
>;

/** A way to a host, found before the offer is made. */
export interface ClientWay {
  /** Of the host to which the way leads: another one than asked for if that host has the lobby now. */
  readonly invitation: Invitation;
  readonly path: LinkPath;
  /** Why neither signalling path was taken; null = one was, or may still answer. */
  readonly cause: string | null;
  /** Servers that tell this machine's outer address, before the offer is made. */
  readonly stunServers: readonly HostAddress[];
  /**
   * Sends the offer to the host and returns its answer. `peer`, which made the offer, is connected already if the
   * answer is ''. Call it once.
   */
  join(request: PreparedRequest, peer: ClientMedia): Promise<Result<JoinedSession>>;
  /** Gives the way up, unless `join` was called. */
  close(): void;
}

/** How a client reaches its host, and its clock. */
export interface ClientNetwork {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Opens the client's end of a media connection and writes its offer. */
  createPeer(options: ClientPeerOptions): Promise<ClientMedia>;
  /** Finds a way to the host of an invitation. */
  prepare(invitation: Invitation, approach: JoinApproach): Promise<Result<ClientWay>>;
}

/** The network of this machine: UDP for media; TLS or a rendezvous for signalling, or UDP alone without either. */
export const SOCKET_NETWORK: ClientNetwork = {
  nowMs: monotonicMs,
  schedule: scheduleTimer,
  createPeer: createClientPeer,
  async prepare(invitation, approach) {
    const found = await prepareJoin(invitation, { approach });
    if (!found.ok) return found;
    const way = found.value;
    return success({
      invitation: way.invitation,
      path: way.path,
      cause: way.cause?.code ?? null,
      stunServers: way.stunServers,
      join: (request, peer) =>
        way.path === 'udp' ? joinWithUdp(way, { ...request, invitation }, peer) : way.join(request),
      close: () => way.close(),
    });
  },
};

/** Joins by UDP alone. If no host answers there either, the cause is what failed before. */
async function joinWithUdp(
  { cause }: PreparedJoin,
  options: PreparedRequest & { readonly invitation: Invitation },
  peer: ClientMedia,
): Promise<Result<JoinedSession>> {
  const joined = await joinByUdp(options, peer);
  return !joined.ok && joined.error.code === 'unreachable' && cause !== undefined
    ? failure(cause.code, cause.message)
    : joined;
}
