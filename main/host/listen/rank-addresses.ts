import { isIPv6 } from 'node:net';

/** An address of this machine, with the name of its network interface. */
export interface InterfaceAddress {
  readonly name: string;
  readonly address: string;
  /** Whether the system will replace it soon, as temporary addresses of IPv6. */
  readonly isPassing?: boolean;
}

/** Networks inside this machine: containers, virtual machines, and the switches between them. */
const VIRTUAL =
  /^(?:docker|br[-\d]|bridge\d|veth|virbr|vnet|vmnet|vmenet|vboxnet|lxc|lxd|incus|podman|cni|flannel|cali|kube|vEthernet|VirtualBox|VMware)/i;

/** Private networks through the internet. Players reach them only if they belong to the same one. */
const TUNNEL = /^(?:tun|tap|utun|wg|tailscale|zt|nordlynx|proton|mullvad|ham|ipsec|wireguard|openvpn|zerotier|radmin)/i;

/** Addresses that a machine gives itself when no router answers (RFC 3927). */
const SELF_ASSIGNED = /^169\.254\./;

/** The usual address of a network's router: such a network probably exists only inside this machine. */
const ROUTER = /^[\d.]+\.1$/;

/** Addresses of IPv6 that lead no further than a site (RFC 4193). */
const UNIQUE_LOCAL = /^f[cd]/i;

/** Interfaces can have many addresses of IPv6; more of them would take the places of other networks. */
const MAX_IPV6_OF_INTERFACE = 2;

/**
 * Sorts addresses by how likely other players reach this machine there: first where its own traffic goes
 * (`routeAddresses`, one of each family), then real networks, then tunnels and networks inside the machine. A tunnel
 * that takes all traffic still comes after the real networks, because the other players may not be in it. Of one
 * network, IPv4 comes before IPv6, and what lasts before what passes; each interface keeps two addresses of IPv6.
 */
export function rankAddresses(
  addresses: readonly InterfaceAddress[],
  routeAddresses: readonly string[],
): readonly string[] {
  // Traffic leaves from a temporary address of IPv6 where there is one, and its neighbours are as good.
  const ipv6Routes = addresses.filter(({ address }) => isIPv6(address) && routeAddresses.includes(address));
  const isRoute = ({ name, address }: InterfaceAddress): boolean =>
    routeAddresses.includes(address) || (isIPv6(address) && ipv6Routes.some((route) => route.name === name));
  const ranked = addresses
    .map((entry) => ({ ...entry, rank: networkRankOf(entry, isRoute(entry)) + familyRankOf(entry) }))
    .sort((a, b) => a.rank - b.rank);
  return ranked
    .filter((entry, index) => {
      const earlier = ranked.slice(0, index).filter(({ name, address }) => name === entry.name && isIPv6(address));
      return !isIPv6(entry.address) || earlier.length < MAX_IPV6_OF_INTERFACE;
    })
    .map(({ address }) => address);
}

function networkRankOf({ name, address }: InterfaceAddress, isRoute: boolean): number {
  if (SELF_ASSIGNED.test(address)) return 4;
  if (TUNNEL.test(name)) return isRoute ? 2 : 3;
  if (isRoute) return 0;
  return (VIRTUAL.test(name) ? 3 : 1) + (ROUTER.test(address) ? 0.5 : 0);
}

/** Less than half, so that it only orders addresses of equally good networks. */
function familyRankOf({ address, isPassing = false }: InterfaceAddress): number {
  if (!isIPv6(address)) return 0;
  return 0.1 + (UNIQUE_LOCAL.test(address) ? 0.1 : 0) + (isPassing ? 0.2 : 0);
}
