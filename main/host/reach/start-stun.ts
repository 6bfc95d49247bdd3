import type { HostReach } from '../../../shared/model/host-reach.ts';
import { formatAddress } from '../../../shared/protocol/format-address.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { MediaPort } from '../../media/media-port.ts';
import { StunKeeper, type StunView } from './stun-keeper.ts';

/** Addresses of the IPv6 internet (RFC 4291, section 2.5.4). */
const GLOBAL_IPV6 = /^[23][0-9a-f]{3}:/i;

export interface StunOptions {
  /** Asked beside those of the rendezvous servers. */
  readonly servers: readonly HostAddress[];
  readonly endpoint: Pick<MediaPort, 'port' | 'askStunServer'>;
  /** Resolves a name to its IP addresses; rejects if it has none. */
  readonly lookup: (name: string) => Promise<readonly string[]>;
  /** This machine's own addresses. */
  readonly ownAddresses: () => readonly string[];
  readonly schedule: Schedule;
  /** Receives the addresses from which STUN servers see the host, best first. */
  readonly onReflexive: (addresses: readonly HostAddress[]) => void;
  readonly onReach: (reach: Pick<HostReach, 'seenAs' | 'nat' | 'hasIpv6'>) => void;
}

export interface StartedStun {
  /** Replaces the servers of the rendezvous servers. */
  setServers(servers: readonly HostAddress[]): void;
  /** `StunKeeper.hurry`. */
  hurry(): void;
  stop(): void;
}

/** Follows how the internet sees the host's port. Asks nobody as long as there is no server. */
export function startStun(options: StunOptions): StartedStun {
  const { endpoint, lookup, ownAddresses, schedule, onReflexive, onReach } = options;
  let keeper: StunKeeper | undefined;
  const show = ({ ipv4, ipv6, nat }: StunView): void => {
    const seen = [ipv4, ipv6].filter((place) => place !== null).map(({ address, port }) => ({ host: address, port }));
    const [first] = seen;
    onReflexive(seen);
    const hasIpv6 = ownAddresses().some((address) => GLOBAL_IPV6.test(address));
    onReach({ seenAs: first === undefined ? '' : formatAddress(first), nat, hasIpv6 });
  };
  const setServers = (others: readonly HostAddress[]): void => {
    const servers = [...options.servers, ...others];
    if (keeper !== undefined) keeper.setServers(servers);
    else if (servers.length > 0)
      keeper = new StunKeeper(servers, {
        port: endpoint.port,
        ask: (server) => endpoint.askStunServer(server),
        lookup,
        ownAddresses,
        schedule,
        onChange: show,
      });
  };
  setServers([]);
  return { setServers, hurry: () => keeper?.hurry(), stop: () => keeper?.stop() };
}
