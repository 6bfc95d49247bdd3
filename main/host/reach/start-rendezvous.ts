import type { Log } from '../../../shared/log.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { HostListing, HostOptions } from '../host-options.ts';
import type { Knocks } from '../listen/knocks.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import type { TlsIdentity } from '../listen/tls-identity.ts';
import { hostIdentityOf } from './host-identity.ts';
import type { HostReachKeeper } from './host-reach.ts';
import { openRendezvousSocket } from './open-rendezvous-socket.ts';
import type { PortShare } from './port-reach.ts';
import { RendezvousAgents } from './rendezvous-agents.ts';
import { OwnListing } from './strangers/own-listing.ts';
import { StrangerDoor } from './strangers/stranger-door.ts';

/** A listing shows the invitation of an open lobby, and its addresses can change. */
const INVITATION_INTERVAL_MS = 30_000;

export interface MeetingOptions {
  readonly host: Pick<HostOptions, 'lobbyName' | 'rendezvous' | 'listing' | 'capacity'>;
  readonly identity: TlsIdentity;
  readonly secret: () => Uint8Array;
  /** Returns the invitation with the addresses of now. */
  readonly invitation: () => Promise<string>;
  readonly playerCount: () => number;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  /** Where strangers knock who found the lobby in a directory. */
  readonly knocks: Pick<Knocks, 'knockListed' | 'withdraw'>;
  readonly keeper: Pick<HostReachKeeper, 'update'>;
  /** With the help of the rendezvous servers, the host learns how its port is reached. */
  readonly share: Pick<PortShare, 'useAgents' | 'setStunServers'>;
  readonly log: Log;
}

/** What a running lobby can ask of its rendezvous servers. */
export interface StartedRendezvous extends Pick<RendezvousAgents, 'renewCodes' | 'stop'> {
  /** Changes how the lobby shows itself; null = not at all. */
  setListing(listing: HostListing | null): void;
}

/** Makes a lobby known at the rendezvous servers of its options, and serves the guests who come through them. */
export function startRendezvous(options: MeetingOptions): StartedRendezvous {
  const { host, identity, playerCount, keeper, share } = options;
  const hostIdentity = hostIdentityOf(identity);
  const strangers = new StrangerDoor(host.listing ?? null, options.knocks, monotonicMs());
  const listing = new OwnListing({
    ...{ title: host.lobbyName, capacity: host.capacity, strangers, playerCount },
    invitation: options.invitation,
    sign: (text) => hostIdentity.sign(text),
    wallMs: Date.now,
    onChange: () => agents.refreshListings(),
  });
  const stopFollowing = scheduleEvery(scheduleTimer, () => void listing.refresh(), INVITATION_INTERVAL_MS);
  const agents = new RendezvousAgents({
    ...options,
    onReports: (reports) => keeper.update(reports),
    onStunServers: (servers) => share.setStunServers(servers),
    addresses: host.rendezvous ?? [],
    identity: hostIdentity,
    listing: () => listing.current,
    strangers,
    openSocket: openRendezvousSocket,
    nowMs: monotonicMs,
    schedule: scheduleTimer,
    random: Math.random,
  });
  share.useAgents(agents);
  void listing.renew();
  return {
    renewCodes: () => {
      agents.renewCodes();
      // The listing of an open lobby has the invitation, which is another one now.
      void listing.renew();
    },
    setListing: (next) => {
      strangers.set(next);
      void listing.renew();
    },
    stop: () => {
      stopFollowing();
      agents.stop();
    },
  };
}
