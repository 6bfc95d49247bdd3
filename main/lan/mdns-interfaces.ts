import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import createMdns, { type MulticastDNS } from 'multicast-dns';
import { scheduleEvery, type Schedule } from '../../shared/schedule.ts';

/** How often other adapters are looked for. */
const LOOK_INTERVAL_MS = 5_000;
/** A machine with more addresses has virtual ones. */
const MAX_INTERFACES = 16;

export interface MdnsInterfacesOptions {
  readonly schedule: Schedule;
  /** An adapter can be used; `address` is its IPv4 address. */
  readonly onOpen: (mdns: MulticastDNS, address: string) => void;
}

/**
 * Multicast DNS on every adapter of this machine, one instance each: a single one would only use the adapter with the
 * default route, which may be a VPN. The sockets are bound to all addresses, because a socket that is bound to one gets
 * no multicast on Linux.
 */
export class MdnsInterfaces {
  readonly #options: MdnsInterfacesOptions;
  readonly #open = new Map<string, MulticastDNS>();
  readonly #stop: () => void;

  constructor(options: MdnsInterfacesOptions) {
    this.#options = options;
    this.#look();
    this.#stop = scheduleEvery(options.schedule, () => this.#look(), LOOK_INTERVAL_MS);
  }

  /** Does something on each adapter. */
  forEach(act: (mdns: MulticastDNS, address: string) => void): void {
    for (const [address, mdns] of this.#open) act(mdns, address);
  }

  close(): void {
    this.#stop();
    for (const address of [...this.#open.keys()]) this.#closeOne(address);
  }

  #look(): void {
    const addresses = Object.values(networkInterfaces())
      .flatMap((entries: NetworkInterfaceInfo[] = []) => entries)
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address)
      .slice(0, MAX_INTERFACES);
    for (const address of [...this.#open.keys()]) if (!addresses.includes(address)) this.#closeOne(address);
    for (const address of addresses) if (!this.#open.has(address)) this.#openOne(address);
  }

  #openOne(address: string): void {
    const mdns = createMdns({ interface: address, bind: '0.0.0.0' });
    this.#open.set(address, mdns);
    // The port may belong to a program that does not share it, or the adapter may have gone: it is tried again.
    mdns.on('error', () => this.#closeOne(address));
    mdns.on('ready', () => {
      if (this.#open.get(address) === mdns) this.#options.onOpen(mdns, address);
    });
  }

  #closeOne(address: string): void {
    const mdns = this.#open.get(address);
    this.#open.delete(address);
    mdns?.removeAllListeners('query').removeAllListeners('response').destroy();
  }
}
