import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { NetworkChange } from '../../../shared/ipc/link-contract.ts';
import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { formatAddress } from '../../../shared/protocol/format-address.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { compareOutside } from '../../mapping/compare-outside.ts';
import { SEARCHING, type MappingReport } from '../../mapping/mapping-report.ts';
import { openPortMapping, type PortMapping } from '../../mapping/open-port-mapping.ts';
import { watchNetwork } from '../../network/network-watch.ts';
import type { MediaPort } from '../../media/media-port.ts';
import type { HostOptions } from '../host-options.ts';
import type { OutsideAddress } from '../listen/host-addresses.ts';
import { systemNetwork } from '../listen/system-network.ts';
import type { HostReachKeeper } from './host-reach.ts';
import { isLoopback } from './is-loopback.ts';
import { probePort } from './probe-port.ts';
import { ProbeTimer } from './probe-timer.ts';
import type { ProbeAnswer } from './rendezvous-agent.ts';
import type { RendezvousAgents } from './rendezvous-agents.ts';
import { startStun, type StartedStun } from './start-stun.ts';

export interface PortReachOptions {
  readonly host: Pick<HostOptions, 'bindAddress' | 'mapsPorts' | 'mappingRecord' | 'stunServers'>;
  readonly media: Pick<MediaPort, 'port' | 'askStunServer' | 'expectProbe'>;
  /** Takes the addresses on the internet that were found, best first. */
  readonly setOutside: (outside: readonly OutsideAddress[]) => void;
  readonly log: Log;
}

/** A lobby's part in finding out how its port is reached. */
export interface PortShare {
  /** Lets the lobby's rendezvous servers try the port, and reach them again when the machine has slept. */
  useAgents(agents: ShareAgents): void;
  /** Replaces the STUN servers that they know. */
  setStunServers(servers: readonly HostAddress[]): void;
  leave(): void;
}

type ShareAgents = Pick<RendezvousAgents, 'probe' | 'reconnect'>;

interface Share {
  readonly keeper: HostReachKeeper;
  agents: ShareAgents | undefined;
  stunServers: readonly HostAddress[];
}

/**
 * How the internet sees and reaches a host's port: what routers forward, what STUN servers see, and what rendezvous
 * servers find when they try it. All lobbies of the port show the same. A port of the loopback interface stays inside
 * this machine.
 */
export class PortReach {
  readonly #options: PortReachOptions;
  readonly #shares = new Set<Share>();
  readonly #probes = new ProbeTimer(scheduleTimer, () => void this.#probe());
  readonly #stun: StartedStun;
  readonly #stopWatching: () => void;
  #facts: Partial<HostReach> = {};
  #report: MappingReport | undefined;
  #reflexive: readonly HostAddress[] = [];
  #portMapping: PortMapping | undefined;

  private constructor(options: PortReachOptions) {
    this.#options = options;
    this.#stun = startStun({
      servers: options.host.stunServers ?? [],
      endpoint: options.media,
      lookup: (name) => systemNetwork.lookup(name),
      ownAddresses: () => systemNetwork.interfaceAddresses().map(({ address }) => address),
      schedule: scheduleTimer,
      onReflexive: (addresses) => {
        this.#reflexive = addresses;
        this.#showOutside();
        this.#probes.noteNews();
      },
      onReach: (part) => this.#update(part),
    });
    this.#stopWatching = watchNetwork().onChange((change) => this.#noteNetwork(change));
  }

  /** Starts what the options ask for. */
  static async open(options: PortReachOptions): Promise<PortReach> {
    const reach = new PortReach(options);
    if (options.host.mapsPorts === true && !isLoopback(options.host.bindAddress)) await reach.#map();
    return reach;
  }

  /** Keeps the picture of a lobby up to date from now on. */
  join(keeper: HostReachKeeper): PortShare {
    const share: Share = { keeper, agents: undefined, stunServers: [] };
    this.#shares.add(share);
    keeper.update(this.#facts);
    return {
      useAgents: (agents) => {
        share.agents = agents;
      },
      setStunServers: (servers) => {
        share.stunServers = servers;
        this.#stun.setServers(this.#knownStunServers());
        this.#probes.noteNews();
      },
      leave: () => this.#shares.delete(share),
    };
  }

  /** Takes back what was asked of routers. Resolves within 2 s. */
  async close(): Promise<void> {
    this.#stopWatching();
    this.#probes.stop();
    this.#stun.stop();
    await this.#portMapping?.close();
  }

  /** In sleep, routers forget mappings, and rendezvous servers forget the host. */
  #noteNetwork(change: NetworkChange): void {
    this.#stun.hurry();
    this.#portMapping?.recheck();
    for (const { agents } of this.#shares) agents?.reconnect(change !== 'addresses');
    this.#probes.noteNews();
  }

  async #map(): Promise<void> {
    const { host, media, log } = this.#options;
    this.#portMapping = await openPortMapping({
      port: media.port,
      transports: ['udp', 'tcp'],
      bindAddress: host.bindAddress,
      recordFile: host.mappingRecord,
      nowMs: monotonicMs,
      schedule: scheduleTimer,
      random: randomBytes,
      onChange: (report) => this.#showMapping(report),
      onIpv6Change: (ipv6Method) => this.#update({ ipv6Method }),
      log,
    });
    this.#showMapping(this.#portMapping.current());
  }

  #showMapping(report: MappingReport): void {
    this.#report = report;
    this.#showOutside();
    if (!isDeepStrictEqual(this.#facts.mapping, report.mapping)) this.#probes.noteNews();
    this.#update({ mapping: report.mapping });
  }

  #showOutside(): void {
    const { mapped, isSeenElsewhere } = compareOutside(this.#report ?? SEARCHING, this.#reflexive);
    this.#options.setOutside([
      ...mapped.map((address) => ({ ...address, kind: 'mapped' as const })),
      ...this.#reflexive.map((address) => ({ ...address, kind: 'reflexive' as const })),
    ]);
    this.#update({ isSeenElsewhere });
  }

  /** Returns each server that a lobby's rendezvous servers name, once. */
  #knownStunServers(): readonly HostAddress[] {
    const servers = [...this.#shares].flatMap(({ stunServers }) => stunServers);
    return [...new Map(servers.map((server) => [formatAddress(server), server])).values()];
  }

  #update(part: Partial<HostReach>): void {
    this.#facts = { ...this.#facts, ...part };
    for (const { keeper } of this.#shares) keeper.update(part);
  }

  async #probe(): Promise<void> {
    const { media } = this.#options;
    const port = mappedPort(this.#facts.mapping) ?? media.port;
    const agents = { probe: (tried: number, transaction: string) => this.#probeByAny(tried, transaction) };
    const found = await probePort({ port, agents, endpoint: media, random: randomBytes, schedule: scheduleTimer });
    if (found !== undefined) this.#update({ probe: found });
  }

  async #probeByAny(port: number, transaction: string): Promise<ProbeAnswer | undefined> {
    for (const { agents } of this.#shares) {
      const answer = await agents?.probe(port, transaction);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}

/** The port at the router that forwards to the host; undefined if none does. */
function mappedPort(mapping: HostReach['mapping'] | undefined): number | undefined {
  const port = Number(/:(\d+)$/.exec(mapping?.external ?? '')?.[1]);
  return mapping?.state === 'mapped' && port > 0 ? port : undefined;
}
