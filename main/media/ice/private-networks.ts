import { BlockList } from 'node:net';

/** An IPv4 network: its first address and the length of its prefix. */
type Network = readonly [address: string, prefixBits: number];

/** Networks inside a building: private ones (RFC 1918) and link-local ones (RFC 3927). */
export const PRIVATE_NETWORKS: readonly Network[] = [
  ['10.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
];

/** Returns a list that finds the IPv4 addresses of these networks. */
export function networksOf(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [address, prefixBits] of networks) list.addSubnet(address, prefixBits, 'ipv4');
  return list;
}
