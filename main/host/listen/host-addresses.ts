import { isIP, isIPv4, isIPv6 } from 'node:net';
import { isInvitationHost, MAX_ADDRESSES, type HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { normalIpAddress } from '../../media/ice/ip-address.ts';
import type { CandidateAddress } from '../../../shared/sdp/sdp-text.ts';
import { rankAddresses, type InterfaceAddress } from './rank-addresses.ts';

const LOOPBACK = '127.0.0.1';
/** Listens on all addresses of both families. */
const ANY = '::';
const ANY_IPV4 = '0.0.0.0';

/** More would fill the answers to offers with networks that nobody shares. */
const MAX_INTERFACE_ADDRESSES = 6;

/** A browser opens a connection from each of its networks to each of these, whether or not UDP works. */
const MAX_TCP_CANDIDATES = 2;

/** A name server that takes longer must not hold up everyone who joins. */
const LOOKUP_TIMEOUT_MS = 1_500;

/** Many players may join at once: what was found counts for this long. */
const FRESH_MS = 1_000;

/** Addresses of "this network", of groups, and for experiments and everybody (RFC 6890). */
const NOBODYS_IPV4 = /^(?:0|22[4-9]|23\d|24\d|25[0-5])\./;
/** The unspecified address, groups, and addresses that need an interface to mean something (RFC 4291). */
const NOBODYS_IPV6 = /^(?:::$|ff|fe[89ab])/i;
/** Matches names that systems read as an address in an old form, such as 10.1 or 0x7f.1; no name ends with a number. */
const NUMERIC_NAME = /(?:^|\.)(?:\d+|0x[\da-f]*)$/i;

/** Where a host listens, and how the internet reaches it. */
export interface HostPlace {
  /** `::` = all addresses, `0.0.0.0` = all of IPv4, else the IP address to listen on. */
  readonly bindAddress: string;
  /** Address or name for the internet; null = none. */
  readonly publicAddress: string | null;
  /** The port at that address, if it is not the one that the host listens on. */
  readonly publicPort?: number | undefined;
}

/** The system's information about this machine's network. */
export interface NetworkView {
  /** The machine's addresses of both families, without loopback and link-local ones. */
  interfaceAddresses(): readonly InterfaceAddress[];
  /** The addresses from which traffic to the internet leaves, at most one of each family. */
  findRouteAddresses(): Promise<readonly string[]>;
  /** Resolves a name to its IP addresses; rejects if it has none. */
  lookup(name: string): Promise<readonly string[]>;
  /** Resolves after this time. */
  wait(ms: number): Promise<void>;
}

/** An address on the internet that was found while the lobby was open. */
export interface OutsideAddress extends HostAddress {
  /** `mapped`: a router forwards the port from there. `reflexive`: a STUN server sees the host's packets from there. */
  readonly kind: 'mapped' | 'reflexive';
}

export interface HostAddresses {
  /** For the invitation, best first, at most `MAX_ADDRESSES`. */
  readonly invitation: readonly HostAddress[];
  /** Announced as ICE candidates, preferred first. */
  readonly candidates: readonly CandidateAddress[];
  /** Nobody but this machine itself reaches the host: it has no other address. */
  readonly isOnlyLoopback: boolean;
}

/** Returns why a host cannot use such addresses; undefined = it can. */
export function findAddressFlaw({ bindAddress, publicAddress }: HostPlace): string | undefined {
  if (isIP(bindAddress) === 0)
    return `${bindAddress} isn't an IP address. Use :: to listen on all interfaces, or ${ANY_IPV4} for IPv4 only.`;
  if (isIPv6(bindAddress) && bindAddress !== ANY && NOBODYS_IPV6.test(bindAddress))
    return `${bindAddress} is no address that other machines can use. Use :: to listen on all interfaces.`;
  if (publicAddress === null) return undefined;
  if (publicAddress.includes('/'))
    return `${publicAddress} is more than a host name. Leave out https:// and everything after the name.`;
  if (isNobodys(publicAddress))
    return `${publicAddress} is no address that players can reach. Use the IP address or the host name of your router.`;
  if (!isInvitationHost(publicAddress))
    return `${publicAddress} can't be part of an invitation. Use a host name or address of at most 63 letters, digits, dots and hyphens.`;
  return undefined;
}

function isNobodys(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return NUMERIC_NAME.test(address);
  return family === 4 ? NOBODYS_IPV4.test(address) : NOBODYS_IPV6.test(address) || address.includes('%');
}

/**
 * The addresses under which a host can be reached. They are looked up again whenever somebody asks, because a lobby can
 * outlive them: dynamic DNS follows a provider's new address, and a laptop changes its network.
 */
export class HostAddressBook {
  readonly #place: HostPlace;
  readonly #network: NetworkView;
  /** The last IP addresses of the public name. */
  #publicIps: readonly string[];
  #outside: readonly OutsideAddress[] = [];
  #looking: Promise<readonly string[]> | undefined;

  private constructor(place: HostPlace, network: NetworkView, publicIps: readonly string[]) {
    this.#place = place;
    this.#network = network;
    this.#publicIps = publicIps;
  }

  /** Checks the addresses. Fails if the public one has no IP address now at which the host listens. */
  static async open(place: HostPlace, network: NetworkView): Promise<Result<HostAddressBook, 'bad-address'>> {
    const flaw = findAddressFlaw(place);
    if (flaw !== undefined) return failure('bad-address', flaw);
    const { publicAddress, bindAddress } = place;
    if (publicAddress === null) return success(new HostAddressBook(place, network, []));
    const found = await findPublicIps(publicAddress, bindAddress, network);
    if (found.length > 0) return success(new HostAddressBook(place, network, found));
    const kind = bindAddress === ANY ? 'IP' : isIPv4(bindAddress) ? 'IPv4' : 'IPv6';
    return failure(
      'bad-address',
      `The public address ${publicAddress} has no ${kind} address. Check its spelling and your DNS.`,
    );
  }

  /** Replaces the addresses on the internet that were found while the lobby is open, best first. */
  setOutside(outside: readonly OutsideAddress[]): void {
    this.#outside = outside;
  }

  /** Returns the addresses as they are now, at most a second old. `port` is the one that was opened. Never rejects. */
  async current(port: number): Promise<HostAddresses> {
    const own = await this.#lookAgain();
    const { bindAddress, publicAddress, publicPort = port } = this.#place;
    const named = publicAddress === null ? [] : [{ host: publicAddress, port: publicPort }];
    const mapped = addressesOf(this.#outside, 'mapped');
    const reflexive = addressesOf(this.#outside, 'reflexive');
    const isAny = bindAddress === ANY || bindAddress === ANY_IPV4;
    const last = isAny ? [{ host: LOOPBACK, port }] : [];
    const room = MAX_ADDRESSES - named.length - mapped.length - reflexive.length - last.length;
    const local = own.slice(0, Math.max(1, Math.min(MAX_INTERFACE_ADDRESSES, room))).map((host) => ({ host, port }));
    const resolved = this.#publicIps.map((host) => ({ host, port: publicPort }));
    const tcp = [...resolved, ...mapped, ...local].slice(0, MAX_TCP_CANDIDATES);
    const candidates: readonly CandidateAddress[] = [
      ...resolved,
      ...mapped,
      ...local,
      ...reflexive.map((address) => ({ ...address, kind: 'srflx' as const })),
      ...last,
      ...tcp.map((address) => ({ ...address, kind: 'tcp' as const })),
    ];
    return {
      invitation: withoutTwins([...named, ...mapped, ...local, ...reflexive, ...last], ({ host }) => host),
      candidates: withoutTwins(
        candidates,
        (address) => `${address.host} ${address.port} ${address.kind === 'tcp' ? 'tcp' : 'udp'}`,
      ),
      isOnlyLoopback: publicAddress === null && isAny && own.length === 0,
    };
  }

  /** Returns this machine's own addresses, and follows the public name. */
  #lookAgain(): Promise<readonly string[]> {
    const looking = this.#looking ?? this.#look();
    if (this.#looking === undefined) {
      this.#looking = looking;
      void this.#network.wait(FRESH_MS).then(() => (this.#looking = undefined));
    }
    return looking;
  }

  async #look(): Promise<readonly string[]> {
    const { bindAddress, publicAddress } = this.#place;
    const [own] = await Promise.all([this.#findOwn(bindAddress), this.#followName(publicAddress)]);
    return own;
  }

  async #findOwn(bindAddress: string): Promise<readonly string[]> {
    if (bindAddress !== ANY && bindAddress !== ANY_IPV4) return [bindAddress];
    const routeAddresses = await this.#network.findRouteAddresses();
    const heard = this.#network.interfaceAddresses().filter(({ address }) => bindAddress === ANY || isIPv4(address));
    return rankAddresses(heard, routeAddresses);
  }

  /** Follows the public name. While it cannot be resolved, its last addresses count. */
  async #followName(publicAddress: string | null): Promise<void> {
    if (publicAddress === null || isIP(publicAddress) !== 0) return;
    const found = findPublicIps(publicAddress, this.#place.bindAddress, this.#network).then((addresses) => {
      if (addresses.length > 0) this.#publicIps = addresses;
    });
    await Promise.race([found, this.#network.wait(LOOKUP_TIMEOUT_MS)]);
  }
}

/**
 * Returns the first address of each family that a public name has and that the host listens on. What the person wrote
 * as an address counts as it is, because a tunnel may translate between the families.
 */
async function findPublicIps(name: string, bindAddress: string, network: NetworkView): Promise<readonly string[]> {
  const literal = normalIpAddress(name);
  if (literal !== undefined) return [literal];
  const found = await network.lookup(name).catch(() => []);
  const ipv4 = found.find((address) => isIPv4(address));
  const ipv6 = found.find((address) => isIPv6(address));
  return [
    ...(ipv4 !== undefined && (bindAddress === ANY || isIPv4(bindAddress)) ? [ipv4] : []),
    ...(ipv6 !== undefined && isIPv6(bindAddress) ? [ipv6] : []),
  ];
}

function addressesOf(outside: readonly OutsideAddress[], kind: OutsideAddress['kind']): readonly HostAddress[] {
  return outside.filter((address) => address.kind === kind).map(({ host, port }) => ({ host, port }));
}

/** Keeps the first of several addresses with the same key. */
function withoutTwins<Address>(addresses: readonly Address[], keyOf: (address: Address) => string): readonly Address[] {
  const keys = new Set<string>();
  return addresses.filter((address) => {
    const key = keyOf(address);
    return !keys.has(key) && keys.add(key);
  });
}
