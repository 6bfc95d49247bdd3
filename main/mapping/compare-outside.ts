import { isIPv4 } from 'node:net';
import type { HostAddress } from '../../shared/protocol/invitation/invitation.ts';
import type { MappingReport } from './mapping-report.ts';

/** Where the internet reaches the forwarded ports of this machine. */
interface ComparedOutside {
  /** The addresses for invitations, best first. */
  readonly mapped: readonly HostAddress[];
  /** Whether STUN servers see this machine at another IPv4 address than the router says it has. */
  readonly isSeenElsewhere: boolean;
}

/**
 * Compares the address that a router names as its own with the one at which STUN servers see the host (`reflexive`).
 * They differ behind a second router or a VPN, and if the router is wrong. The address that was seen then comes first,
 * with the forwarded ports, because a router that is wrong about its address may still forward. It also completes a
 * router that does not say its address. A router that says itself that it is behind another one has no outer address.
 */
export function compareOutside(
  { mapping, udp, tcp, ports }: Pick<MappingReport, 'mapping' | 'udp' | 'tcp' | 'ports'>,
  reflexive: readonly HostAddress[],
): ComparedOutside {
  const named = [udp, tcp].filter((address) => address !== null);
  const seen = reflexive.find(({ host }) => isIPv4(host))?.host;
  if (seen === undefined || mapping.state !== 'mapped' || mapping.isBehindAnother || named[0]?.host === seen)
    return { mapped: named, isSeenElsewhere: false };
  const numbers = [ports.udp, ports.tcp].filter((port) => port !== null);
  return {
    mapped: [...numbers.map((port) => ({ host: seen, port })), ...named],
    isSeenElsewhere: named.length > 0,
  };
}
