import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Home } from './bed-layout.ts';
import type { NamespaceProgram } from './namespace-program.ts';
import type { NetworkBed } from './network-bed.ts';

/**
 * A network of public addresses for `BedOptions.publicNetwork`: miniupnpd refuses to map at addresses for
 * documentation, as it does behind a carrier's router.
 */
export const MAPPABLE_NETWORK = '45.45.45';

const TABLE = 'miniupnpd';
const CHAINS = { filter: 'allow', prerouting: 'inward', postrouting: 'outward' } as const;

const PROTOCOLS: Readonly<Record<string, string>> = { '0x06': 'tcp', '0x6': 'tcp', '0x11': 'udp' };

/** miniupnpd writes its rules into chains that must be there. */
const RULES = `table inet ${TABLE} {
  chain ${CHAINS.filter} { }
  chain ${CHAINS.prerouting} { }
  chain ${CHAINS.postrouting} { }
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    jump ${CHAINS.prerouting}
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    jump ${CHAINS.postrouting}
  }
}
`;

/** Which protocols a router offers for mapping ports. */
export interface MappingProtocols {
  readonly hasUpnp: boolean;
  /** PCP and NAT-PMP. */
  readonly hasPcp: boolean;
}

/** miniupnpd on a home's router: its members may map ports by UPnP, NAT-PMP and PCP. */
export class Miniupnpd {
  readonly #bed: NetworkBed;
  readonly #home: Home;
  #program: NamespaceProgram;
  readonly #folder: string;

  private constructor(bed: NetworkBed, home: Home, program: NamespaceProgram, folder: string) {
    this.#bed = bed;
    this.#home = home;
    this.#program = program;
    this.#folder = folder;
  }

  static async start(
    bed: NetworkBed,
    home: Home,
    { hasUpnp, hasPcp }: MappingProtocols = { hasUpnp: true, hasPcp: true },
  ): Promise<Miniupnpd> {
    const { router, number } = home;
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-upnp-'));
    const lines = [
      ...['ext_ifname=wan0', 'ext_ifname6=wan0', 'listening_ip=lan0', 'port=5000', 'system_uptime=yes'],
      ...[`enable_upnp=${hasUpnp ? 'yes' : 'no'}`, `enable_natpmp=${hasPcp ? 'yes' : 'no'}`, 'secure_mode=yes'],
      ...[`upnp_table_name=${TABLE}`, `upnp_nat_table_name=${TABLE}`, `upnp_forward_chain=${CHAINS.filter}`],
      ...[`upnp_nat_chain=${CHAINS.prerouting}`, `upnp_nat_postrouting_chain=${CHAINS.postrouting}`],
      ...['friendly_name=Bed', 'uuid=00000000-0000-4000-8000-000000000001', 'serial=1', 'model_number=1'],
      ...[`allow 1024-65535 192.168.${number}.0/24 1024-65535`, 'deny 0-65535 0.0.0.0/0 0-65535'],
    ];
    writeFileSync(path.join(folder, 'upnp.conf'), `${lines.join('\n')}\n`);
    return new Miniupnpd(bed, home, await run(bed, router, folder), folder);
  }

  /** Restarts the daemon like a router that has lost its power: it has forgotten what it forwarded. */
  async restart(): Promise<void> {
    await this.#program.kill();
    this.#program = await run(this.#bed, this.#home.router, this.#folder);
  }

  /** Returns the mapped ports of the router's table, such as `udp 7777`, sorted. */
  async mappings(): Promise<readonly string[]> {
    const rules = await this.#bed.run(this.#home.router, 'nft', ['list', 'chain', 'inet', TABLE, CHAINS.prerouting]);
    // The protocol is the byte of the IP header, or a word, as the version of nft prints it.
    return [...rules.matchAll(/(?:nh,72,8 |l4proto )(\w+) th dport (\d+) dnat/g)]
      .map(([, protocol = '', port = '']) => `${PROTOCOLS[protocol] ?? protocol} ${port}`)
      .sort();
  }

  /** Returns the ports that IPv6 connections may reach, such as `udp 7777`, sorted. */
  async letInByIpv6(): Promise<readonly string[]> {
    const rules = await this.#bed.run(this.#home.router, 'nft', ['list', 'chain', 'inet', TABLE, CHAINS.filter]);
    // The destination takes 128 bits of an IPv6 header, and the next header is its seventh byte.
    return [...rules.matchAll(/th dport (\d+) @nh,192,128 \w+ @nh,48,8 (\w+) accept/g)]
      .map(([, port = '', protocol = '']) => `${PROTOCOLS[protocol] ?? protocol} ${port}`)
      .sort();
  }

  /** Everything that miniupnpd has logged. */
  get log(): string {
    return this.#program.printed;
  }

  async stop(): Promise<void> {
    await this.#program.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function run(bed: NetworkBed, router: Home['router'], folder: string): Promise<NamespaceProgram> {
  await bed.run(router, 'nft', ['-f', '-'], `table inet ${TABLE}\ndelete table inet ${TABLE}\n${RULES}`);
  const program = bed.start(router, 'miniupnpd', {
    arguments: ['-d', '-f', path.join(folder, 'upnp.conf'), '-P', path.join(folder, 'pid')],
    folder,
  });
  await program.waitFor(/HTTP listening on port|Listening for NAT-PMP\/PCP/);
  return program;
}
