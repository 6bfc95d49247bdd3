import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { RendezvousAgent, type ProbeAnswer, type RendezvousAgentOptions } from './rendezvous-agent.ts';

/** Listings have the number of players, which changes often. */
const LISTING_INTERVAL_MS = 5_000;

export interface RendezvousAgentsOptions extends Omit<RendezvousAgentOptions, 'address' | 'onReport' | 'onRegistered'> {
  /** `isRendezvousAddress`, the invitation's first. */
  readonly addresses: readonly string[];
  readonly onReports: (reports: Pick<HostReach, 'rendezvous' | 'wrongGuesses'>) => void;
  /** Receives the STUN servers of all rendezvous servers that know the lobby. */
  readonly onStunServers: (servers: readonly HostAddress[]) => void;
}

/** The agents of one lobby: one for each rendezvous. */
export class RendezvousAgents {
  readonly #options: RendezvousAgentsOptions;
  /** By address, the invitation's first. */
  #agents: ReadonlyMap<string, RendezvousAgent> = new Map();
  readonly #stunServers = new Map<string, readonly HostAddress[]>();
  readonly #stopListing: () => void;
  /** Whether agents are being opened, which report at once. */
  #isChanging = false;

  constructor(options: RendezvousAgentsOptions) {
    this.#options = options;
    this.setAddresses(options.addresses);
    this.#stopListing = scheduleEvery(options.schedule, () => this.refreshListings(), LISTING_INTERVAL_MS);
  }

  /** Registers the lobby at these servers, and no longer at others. The invitation's comes first. */
  setAddresses(addresses: readonly string[]): void {
    this.#isChanging = true;
    const former = this.#agents;
    this.#agents = new Map(addresses.map((address) => [address, former.get(address) ?? this.#open(address)]));
    for (const [address, agent] of former) {
      if (this.#agents.has(address)) continue;
      agent.stop();
      this.#setStunServers(address, []);
    }
    this.#isChanging = false;
    this.#report();
  }

  /** Shows the lobby at each rendezvous as `listing` describes it now. */
  refreshListings(): void {
    for (const agent of this.#agents.values()) agent.refreshListing();
  }

  /** `RendezvousAgent.reconnect`, at each rendezvous. */
  reconnect(isLost: boolean): void {
    for (const agent of this.#agents.values()) agent.reconnect(isLost);
  }

  /** Proves at each rendezvous that this host has the lobby that others had before. */
  proveSuccession(): void {
    for (const agent of this.#agents.values()) agent.proveSuccession();
  }

  /** Makes another code at each rendezvous: earlier ones end. */
  renewCodes(): void {
    for (const agent of this.#agents.values()) agent.renewCode();
  }

  /** Lets the first rendezvous that answers try `port` from outside; undefined if none does. */
  async probe(port: number, transaction: string): Promise<ProbeAnswer | undefined> {
    for (const agent of this.#agents.values()) {
      const answer = await agent.probe(port, transaction);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  stop(): void {
    this.#stopListing();
    for (const agent of this.#agents.values()) agent.stop();
  }

  #open(address: string): RendezvousAgent {
    return new RendezvousAgent({
      ...this.#options,
      address,
      onReport: () => this.#report(),
      onRegistered: ({ stunServers }) => this.#setStunServers(address, stunServers),
    });
  }

  #report(): void {
    if (this.#isChanging) return;
    const agents = [...this.#agents.values()];
    this.#options.onReports({
      rendezvous: agents.map((agent) => agent.report),
      wrongGuesses: agents.reduce((sum, agent) => sum + agent.wrongGuesses, 0),
    });
  }

  #setStunServers(address: string, servers: readonly HostAddress[]): void {
    if (servers.length === 0 && !this.#stunServers.delete(address)) return;
    if (servers.length > 0) this.#stunServers.set(address, servers);
    this.#options.onStunServers([...this.#stunServers.values()].flat());
  }
}
