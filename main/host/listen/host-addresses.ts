import { lookup } from 'node:dns/promises';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isInvitationHost } from '../../../shared/protocol/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

const LOOPBACK = '127.0.0.1';
const ANY = '0.0.0.0';

/** An invitation holds 8; one each is reserved for the machine itself and a public name. */
const MAX_INTERFACE_ADDRESSES = 6;

export interface HostAddresses {
  /** For the invitation, best first. */
  readonly invitationHosts: readonly string[];
  /** Announced as ICE host candidates. */
  readonly candidateAddresses: readonly string[];
}

/** Finds the addresses under which a host that listens on `bindAddress` can be reached. */
export async function findHostAddresses(
  bindAddress: string,
  publicAddress: string | null,
): Promise<Result<HostAddresses, 'bad-address'>> {
  if (!isIPv4(bindAddress))
    return failure('bad-address', `${bindAddress} isn't an IPv4 address. Use 0.0.0.0 to listen on all interfaces.`);
  const local = bindAddress === ANY ? [...interfaceAddresses(), LOOPBACK] : [bindAddress];
  if (publicAddress !== null && !isInvitationHost(publicAddress))
    return failure(
      'bad-address',
      `${publicAddress} can't be part of an invitation. Use a host name or address of at most 63 letters, digits, dots and hyphens.`,
    );
  if (publicAddress === null) return success({ invitationHosts: local, candidateAddresses: local });
  try {
    const { address } = await lookup(publicAddress, { family: 4 });
    return success({
      invitationHosts: [publicAddress, ...local],
      candidateAddresses: [...new Set([address, ...local])],
    });
  } catch {
    return failure(
      'bad-address',
      `The public address ${publicAddress} has no IPv4 address. Check its spelling and your DNS.`,
    );
  }
}

function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address)
    .slice(0, MAX_INTERFACE_ADDRESSES);
}
