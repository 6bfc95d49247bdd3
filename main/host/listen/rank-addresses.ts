/** An IPv4 address of this machine, with the name of its network interface. */
export interface InterfaceAddress {
  readonly name: string;
  readonly address: string;
}

/** Networks inside this machine: containers, virtual machines, and the switches between them. */
const VIRTUAL =
  /^(?:docker|br[-\d]|bridge\d|veth|virbr|vnet|vmnet|vmenet|vboxnet|lxc|lxd|incus|podman|cni|flannel|cali|kube|vEthernet|VirtualBox|VMware)/i;

/** Private networks through the internet. Players reach them only if they belong to the same one. */
const TUNNEL = /^(?:tun|tap|utun|wg|tailscale|zt|nordlynx|proton|mullvad|ham|ipsec|wireguard|openvpn|zerotier|radmin)/i;

/** What a machine gives itself when no router answers (RFC 3927). */
const SELF_ASSIGNED = /^169\.254\./;

/** The usual address of a network's router: such a network probably exists only inside this machine. */
const ROUTER = /\.1$/;

/**
 * Sorts addresses by how likely other players reach this machine there: first where its own traffic goes
 * (`routeAddress`, null = unknown), then real networks, then tunnels and networks inside the machine. A tunnel that
 * takes all traffic still comes after the real networks, because the other players may not be in it.
 */
export function rankAddresses(addresses: readonly InterfaceAddress[], routeAddress: string | null): readonly string[] {
  const rankOf = ({ name, address }: InterfaceAddress): number => {
    const isRoute = address === routeAddress;
    if (SELF_ASSIGNED.test(address)) return 4;
    if (TUNNEL.test(name)) return isRoute ? 2 : 3;
    if (isRoute) return 0;
    return (VIRTUAL.test(name) ? 3 : 1) + (ROUTER.test(address) ? 0.5 : 0);
  };
  const ranked = addresses.map((entry) => ({ address: entry.address, rank: rankOf(entry) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
}
