import { randomBytes } from 'node:crypto';
import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import type { MediaEndpoint } from '../../media/media-endpoint.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { HostListing, HostOptions } from '../host-options.ts';
import type { Knocks } from '../listen/knocks.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import type { TlsIdentity } from '../listen/tls-identity.ts';
import { systemNetwork } from '../listen/system-network.ts';
import { hostIdentityOf } from './host-identity.ts';
import type { OpenHostReach } from './open-host-reach.ts';
import { openRendezvousSocket } from './open-rendezvous-socket.ts';
import { OwnListing } from './strangers/own-listing.ts';
import { probePort } from './probe-port.ts';
import { ProbeTimer } from './probe-timer.ts';
import { RendezvousAgents } from './rendezvous-agents.ts';
import { startStun } from './start-stun.ts';
import { StrangerDoor } from './strangers/stranger-door.ts';

/** A listing shows the invitation of an open lobby, and its addresses can change. */
const INVITATION_INTERVAL_MS = 30_000;

export interface MeetingOptions {
  readonly host: Pick<HostOptions, 'lobbyName' | 'rendezvous' | 'stunServers' | 'listing' | 'capacity'>;
  readonly endpoint: Pick<MediaEndpoint, 'port' | 'askStunServer' | 'expectProbe'>;
  readonly identity: TlsIdentity;
  readonly secret: () => Uint8Array;
  /** Returns the invitation with the addresses of now. */
  readonly invitation: () => Promise<string>;
  readonly playerCount: () => number;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  /** Where strangers knock who found the lobby in a directory. */
  readonly knocks: Pick<Knocks, 'knockListed' | 'withdraw'>;
  readonly reach: Pick<OpenHostReach, 'keeper' | 'setReflexive'>;
  readonly log: Log;
}

/** What a running lobby can ask of its rendezvous servers. */
export interface StartedRendezvous extends Pick<RendezvousAgents, 'renewCodes' | 'stop'> {
  /** Changes how the lobby shows itself; null = not at all. */
  setListing(listing: HostListing | null): void;
}

/**
 * Makes a lobby known at the rendezvous servers of its options, serves the guests who come through them, and follows
 * with their help how the internet sees and reaches the lobby's port.
 */
export function startRendezvous(options: MeetingOptions): StartedRendezvous {
  const { host, identity, playerCount, endpoint, reach } = options;
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
  const probes = new ProbeTimer(scheduleTimer, () => void probe());
  reach.keeper.watchMapping(() => probes.noteNews());
  const probe = async (): Promise<void> => {
    const port = mappedPort(reach.keeper.current) ?? endpoint.port;
    const found = await probePort({ port, agents, endpoint, random: randomBytes, schedule: scheduleTimer });
    if (found !== undefined) reach.keeper.update({ probe: found });
  };
  const stun = startStun({
    servers: host.stunServers ?? [],
    endpoint,
    lookup: (name) => systemNetwork.lookup(name),
    ownAddresses: () => systemNetwork.interfaceAddresses().map(({ address }) => address),
    schedule: scheduleTimer,
    onReflexive: (addresses) => {
      reach.setReflexive(addresses);
      probes.noteNews();
    },
    onReach: (part) => reach.keeper.update(part),
  });
  const agents = new RendezvousAgents({
    ...options,
    onReports: (reports) => reach.keeper.update(reports),
    onStunServers: (servers) => {
      stun.setServers(servers);
      probes.noteNews();
    },
    addresses: host.rendezvous ?? [],
    identity: hostIdentity,
    listing: () => listing.current,
    strangers,
    openSocket: openRendezvousSocket,
    nowMs: monotonicMs,
    schedule: scheduleTimer,
    random: Math.random,
  });
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
      reach.keeper.watchMapping(() => {});
      probes.stop();
      stun.stop();
      agents.stop();
    },
  };
}

/** The port at the router that forwards to the host; undefined if none does. */
function mappedPort({ mapping }: HostReach): number | undefined {
  const port = Number(/:(\d+)$/.exec(mapping.external)?.[1]);
  return mapping.state === 'mapped' && port > 0 ? port : undefined;
}
