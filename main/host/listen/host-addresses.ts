import { isIPv4, isIPv6 } from 'node:net';
import { isInvitationHost, type HostAddress } from '../../../shared/protocol/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { rankAddresses, type InterfaceAddress } from './rank-addresses.ts';

const LOOPBACK = '127.0.0.1';
const ANY = '0.0.0.0';

/** An invitation holds 8; one each is reserved for the machine itself and a public name. */
const MAX_INTERFACE_ADDRESSES = 6;

/** A name server that takes longer must not hold up everyone who joins. */
const LOOKUP_TIMEOUT_MS = 1_500;

/** Many players may join at once: what was found counts for this long. */
const FRESH_MS = 1_000;

/** Addresses of "this network", of groups, and for experiments and everybody (RFC 6890). */
const NOBODYS_ADDRESS = /^(?:0|22[4-9]|23\d|24\d|25[0-5])\./;
/** What systems read as an address in an old form, such as 10.1 or 0x7f.1; no name ends with a number. */
const NUMERIC_NAME = /(?:^|\.)(?:\d+|0x[\da-f]*)$/i;

/** Where a host listens, and how the internet reaches it. */
export interface HostPlace {
  /** IPv4 address of the interface to listen on; 0.0.0.0 = all. */
  readonly bindAddress: string;
  /** Address or name for the internet; null = none. */
  readonly publicAddress: string | null;
  /** The port at that address, if it is not the one that the host listens on. */
  readonly publicPort?: number | undefined;
}

/** What the system knows about this machine's network. */
export interface NetworkView {
  /** The machine's IPv4 addresses, without loopback. */
  interfaceAddresses(): readonly InterfaceAddress[];
  /** The address from which traffic to the internet leaves; null = no route. */
  findRouteAddress(): Promise<string | null>;
  /** Resolves a name to an IPv4 address; rejects if it has none. */
  lookup(name: string): Promise<string>;
  /** Resolves after this time. */
  wait(ms: number): Promise<void>;
}

export interface HostAddresses {
  /** For the invitation, best first. */
  readonly invitation: readonly HostAddress[];
  /** Announced as ICE candidates, preferred first. */
  readonly candidates: readonly HostAddress[];
  /** Nobody but this machine itself reaches the host: it has no IPv4 address. */
  readonly isOnlyLoopback: boolean;
}

/** Returns why a host cannot use such addresses; undefined = it can. */
export function findAddressFlaw({ bindAddress, publicAddress }: HostPlace): string | undefined {
  if (!isIPv4(bindAddress)) return `${bindAddress} isn't an IPv4 address. Use 0.0.0.0 to listen on all interfaces.`;
  if (publicAddress === null) return undefined;
  if (isIPv6(publicAddress))
    return `The public address ${publicAddress} is an IPv6 address, but Earshot hosts on IPv4 only. Use an IPv4 address, or a name that has one.`;
  if (publicAddress.includes('/'))
    return `${publicAddress} is more than a host name. Leave out https:// and everything after the name.`;
  if (isIPv4(publicAddress) ? NOBODYS_ADDRESS.test(publicAddress) : NUMERIC_NAME.test(publicAddress))
    return `${publicAddress} is no address that players can reach. Use the IPv4 address or the host name of your router.`;
  if (!isInvitationHost(publicAddress))
    return `${publicAddress} can't be part of an invitation. Use a host name or address of at most 63 letters, digits, dots and hyphens.`;
  return undefined;
}

/**
 * The addresses under which a host can be reached. They are looked up again whenever somebody asks, because a lobby can
 * outlive them: dynamic DNS follows a provider's new address, and a laptop changes its network.
 */
export class HostAddressBook {
  readonly #place: HostPlace;
  readonly #network: NetworkView;
  /** The last IPv4 address of the public name. */
  #publicIp: string;
  #looking: Promise<readonly string[]> | undefined;

  private constructor(place: HostPlace, network: NetworkView, publicIp: string) {
    this.#place = place;
    this.#network = network;
    this.#publicIp = publicIp;
  }

  /** Checks the addresses. Fails if the public one has no IPv4 address now. */
  static async open(place: HostPlace, network: NetworkView): Promise<Result<HostAddressBook, 'bad-address'>> {
    const flaw = findAddressFlaw(place);
    if (flaw !== undefined) return failure('bad-address', flaw);
    const { publicAddress } = place;
    if (publicAddress === null) return success(new HostAddressBook(place, network, ''));
    try {
      return success(new HostAddressBook(place, network, await network.lookup(publicAddress)));
    } catch {
      return failure(
        'bad-address',
        `The public address ${publicAddress} has no IPv4 address. Check its spelling and your DNS.`,
      );
    }
  }

  /** Returns the addresses as they are now, at most a second old. `port` is the one that was opened. Never rejects. */
  async current(port: number): Promise<HostAddresses> {
    const own = await this.#lookAgain();
    const { bindAddress, publicAddress, publicPort = port } = this.#place;
    const local = own.map((host) => ({ host, port }));
    const isOnlyLoopback = publicAddress === null && bindAddress === ANY && own.every((host) => host === LOOPBACK);
    if (publicAddress === null) return { invitation: local, candidates: local, isOnlyLoopback };
    const mapped = { host: this.#publicIp, port: publicPort };
    return {
      invitation: [{ host: publicAddress, port: publicPort }, ...local.filter(({ host }) => host !== publicAddress)],
      candidates: [mapped, ...local.filter((address) => address.host !== mapped.host || port !== publicPort)],
      isOnlyLoopback,
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
    if (bindAddress !== ANY) return [bindAddress];
    const routeAddress = await this.#network.findRouteAddress();
    const ranked = rankAddresses(this.#network.interfaceAddresses(), routeAddress);
    return [...ranked.slice(0, MAX_INTERFACE_ADDRESSES), LOOPBACK];
  }

  /** Follows the public name. While it cannot be resolved, its last address counts. */
  async #followName(publicAddress: string | null): Promise<void> {
    if (publicAddress === null || isIPv4(publicAddress)) return;
    const found = this.#network.lookup(publicAddress).then(
      (address) => (this.#publicIp = address),
      () => undefined,
    );
    await Promise.race([found, this.#network.wait(LOOKUP_TIMEOUT_MS)]);
  }
}
