import { networkInterfaces } from 'node:os';

/** An address of this machine that others may reach it by. */
export interface OwnAddress {
  /** The name of the network interface. */
  readonly name: string;
  readonly address: string;
  readonly isLoopback: boolean;
}

/** Addresses that mean something only together with an interface of this machine (RFC 4291, section 2.5.6). */
const LINK_LOCAL = /^fe[89ab]/i;

/** Lists this machine's addresses of both families, without the link-local ones of IPv6. */
export function listOwnAddresses(): readonly OwnAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ address }) => !LINK_LOCAL.test(address))
      .map(({ address, internal }) => ({ name, address, isLoopback: internal })),
  );
}
