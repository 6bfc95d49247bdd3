import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { HostAddress } from '../../../shared/protocol/invitation.ts';
import type { Listing } from '../../../shared/rendezvous/messages.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { HostOptions } from '../host-options.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import type { TlsIdentity } from '../listen/tls-identity.ts';
import { hostIdentityOf } from './host-identity.ts';
import { openRendezvousSocket } from './open-rendezvous-socket.ts';
import { RendezvousAgents } from './rendezvous-agents.ts';

/** A listing shows the invitation of an open lobby, and its addresses can change. */
const INVITATION_INTERVAL_MS = 30_000;

export interface RendezvousOptions {
  readonly host: Pick<HostOptions, 'rendezvous' | 'listing' | 'capacity'>;
  readonly identity: TlsIdentity;
  readonly secret: () => Uint8Array;
  /** Returns the invitation with the addresses of now. */
  readonly invitation: () => Promise<string>;
  readonly playerCount: () => number;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  readonly onReports: (reports: HostReach['rendezvous']) => void;
  readonly onStunServers: (servers: readonly HostAddress[]) => void;
  readonly log: Log;
}

/** What a running lobby can ask of its rendezvous servers. */
export type StartedRendezvous = Pick<RendezvousAgents, 'renewCodes' | 'probe' | 'stop'>;

/** Makes a lobby known at the rendezvous servers of its options, and serves the guests who come through them. */
export function startRendezvous(options: RendezvousOptions): StartedRendezvous {
  const { host, identity, playerCount } = options;
  let invitation = '';
  const follow = (): void => {
    if (host.listing?.access === 'open') void options.invitation().then((current) => (invitation = current));
  };
  follow();
  const stopFollowing = scheduleEvery(scheduleTimer, follow, INVITATION_INTERVAL_MS);
  const listing = (): Listing | null =>
    host.listing === undefined
      ? null
      : { ...host.listing, players: playerCount(), capacity: host.capacity, invitation };
  const agents = new RendezvousAgents({
    ...options,
    addresses: host.rendezvous ?? [],
    identity: hostIdentityOf(identity),
    listing,
    openSocket: openRendezvousSocket,
    nowMs: monotonicMs,
    schedule: scheduleTimer,
    random: Math.random,
  });
  return {
    renewCodes: () => agents.renewCodes(),
    probe: (port, transaction) => agents.probe(port, transaction),
    stop: () => {
      stopFollowing();
      agents.stop();
    },
  };
}
