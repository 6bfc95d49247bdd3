import { BlockList, isIP } from 'node:net';
import { formatAddress } from '../../../shared/protocol/format-address.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { HostDescription } from '../../host/host-options.ts';

/** Networks that end at a router or a provider (RFC 1918, 3927, 4193, 4291, 6598). */
const LOCAL = networks(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
  ['fe80::', 10],
);
const LOOPBACK = networks(['127.0.0.0', 8], ['::1', 128]);

/** Says from where players reach a lobby, by the addresses in its invitation. */
export function reachText({ invitation }: Pick<HostDescription, 'invitation'>): string {
  const parsed = parseInvitation(invitation);
  const { addresses, rendezvous } = parsed.ok ? parsed.value : { addresses: [], rendezvous: '' };
  const own = addresses.filter((address) => isIn(LOOPBACK, address));
  const local = addresses.filter((address) => isIn(LOCAL, address));
  const outer = addresses.filter((address) => !own.includes(address) && !local.includes(address));
  const ways = [...outer.map(formatAddress), ...(rendezvous === '' ? [] : [`the rendezvous ${rendezvous}`])];
  const advice = 'not yet: add --map-port, --public-address or --rendezvous';
  return [
    'Players reach it',
    ...(own.length === 0 ? [] : [`  on this machine:    ${own.map(formatAddress).join(', ')}`]),
    ...(local.length === 0 ? [] : [`  on your network:    ${local.map(formatAddress).join(', ')}`]),
    `  from the internet:  ${ways.length === 0 ? advice : ways.join(', ')}`,
  ].join('\n');
}

function networks(...ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}

/** A name is in no network. */
function isIn(list: BlockList, { host }: HostAddress): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
