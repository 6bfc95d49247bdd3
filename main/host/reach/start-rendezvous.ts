import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { NO_MEETING, type Meeting } from '../../../shared/protocol/lobby-state.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { HostListing, HostOptions } from '../host-options.ts';
import type { Knocks } from '../listen/knocks.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import type { TlsIdentity } from '../listen/tls-identity.ts';
import { hostIdentityOf } from '../listen/host-identity.ts';
import type { HostReachKeeper } from './host-reach.ts';
import { openRendezvousSocket } from './open-rendezvous-socket.ts';
import type { PortShare } from './port-reach.ts';
import { RendezvousAgents } from './rendezvous-agents.ts';
import { SuccessorInquiry } from './successor-inquiry.ts';
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
  readonly knocks: Pick<Knocks, 'knockListed' | 'withdraw' | 'isClosed'>;
  readonly keeper: Pick<HostReachKeeper, 'update'>;
  /** With the help of the rendezvous servers, the host learns how its port is reached. */
  readonly share: Pick<PortShare, 'useAgents' | 'setStunServers'>;
  readonly succession: {
    /** `Succession.lobbyId`. */
    readonly lobbyId: string;
    /** The claims that lead from the founder to this host; [] = it is the founder, or stands by. */
    readonly claims: () => readonly Claim[];
    /** Claims of another host that has the lobby, if they are right. */
    readonly onClaims: (claims: readonly Claim[]) => void;
    /** Where people find the lobby has changed. */
    readonly onMeeting: (meeting: Meeting) => void;
  };
  readonly log: Log;
}

/** The requests of a running lobby to its rendezvous servers. */
export interface StartedRendezvous extends Pick<RendezvousAgents, 'renewCodes' | 'stop'> {
  /** This host has the lobby now, which people have found as `meeting` says. */
  takeOver(meeting: Meeting): void;
  /** Asks again whether another host has the lobby, where a rendezvous has said so. */
  askForSuccessor(): void;
  /** Registers the lobby at these servers, and no longer at others. The invitation's comes first. */
  setServers(addresses: readonly string[]): void;
  /** Changes how the lobby shows itself; null = not at all. */
  setListing(listing: HostListing | null): void;
}

/** Makes a lobby known at the rendezvous servers of its options, and serves the guests who come through them. */
export function startRendezvous(options: MeetingOptions): StartedRendezvous {
  const { host, identity, secret, playerCount, keeper, share, succession } = options;
  let addresses = host.rendezvous ?? [];
  const ports = { openSocket: openRendezvousSocket, schedule: scheduleTimer, random: Math.random };
  let inherited = NO_MEETING;
  let listed = host.listing ?? null;
  let reports: HostReach['rendezvous'] = [];
  const inquiry = new SuccessorInquiry({
    invitation: () => ({ certificateSha256: identity.certificateSha256, secret: secret() }),
    onClaims: succession.onClaims,
    ports,
  });
  const describeMeeting = (): void =>
    succession.onMeeting({
      rendezvous: [...addresses],
      codes: reports.flatMap(({ address, code }) => (code === '' ? [] : [{ rendezvous: address, code }])),
      listing: listed,
    });
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
    ...ports,
    lobbyId: succession.lobbyId,
    claims: succession.claims,
    inheritedCode: (address) => inherited.codes.find(({ rendezvous }) => rendezvous === address)?.code ?? '',
    onSucceeded: (address) => inquiry.note(address),
    onReports: (news) => {
      keeper.update(news);
      reports = news.rendezvous;
      describeMeeting();
    },
    onStunServers: (servers) => share.setStunServers(servers),
    addresses,
    identity: hostIdentity,
    listing: () => listing.current,
    strangers,
    nowMs: monotonicMs,
  });
  const setListing = (next: HostListing | null): void => {
    listed = next;
    strangers.set(next);
    void listing.renew();
    describeMeeting();
  };
  share.useAgents(agents);
  void listing.renew();
  return {
    renewCodes: () => {
      agents.renewCodes();
      // The listing of an open lobby has the invitation, which is another one now.
      void listing.renew();
    },
    setServers: (servers) => {
      addresses = servers;
      agents.setAddresses(servers);
      // The invitation of an open lobby names a server, and the listing has that invitation.
      void listing.renew();
    },
    setListing,
    takeOver: (meeting) => {
      inherited = meeting;
      agents.proveSuccession();
      setListing(meeting.listing);
    },
    askForSuccessor: () => inquiry.repeat(),
    stop: () => {
      stopFollowing();
      agents.stop();
    },
  };
}
