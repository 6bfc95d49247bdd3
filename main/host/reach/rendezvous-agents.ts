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
  readonly #agents: readonly RendezvousAgent[];
  readonly #stunServers = new Map<string, readonly HostAddress[]>();
  readonly #stopListing: () => void;

  constructor(options: RendezvousAgentsOptions) {
    const { addresses, onReports, onStunServers, schedule } = options;
    const agents: RendezvousAgent[] = [];
    const report = (): void => {
      if (agents.length < addresses.length) return;
      onReports({
        rendezvous: agents.map((agent) => agent.report),
        wrongGuesses: agents.reduce((sum, agent) => sum + agent.wrongGuesses, 0),
      });
    };
    for (const address of addresses)
      agents.push(
        new RendezvousAgent({
          ...options,
          address,
          onReport: report,
          onRegistered: ({ stunServers }) => {
            this.#stunServers.set(address, stunServers);
            onStunServers([...this.#stunServers.values()].flat());
          },
        }),
      );
    this.#agents = agents;
    report();
    this.#stopListing = scheduleEvery(schedule, () => this.refreshListings(), LISTING_INTERVAL_MS);
  }

  /** Shows the lobby at each rendezvous as `listing` describes it now. */
  refreshListings(): void {
    for (const agent of this.#agents) agent.refreshListing();
  }

  /** `RendezvousAgent.reconnect`, at each rendezvous. */
  reconnect(isLost: boolean): void {
    for (const agent of this.#agents) agent.reconnect(isLost);
  }

  /** Proves at each rendezvous that this host has the lobby that others had before. */
  proveSuccession(): void {
    for (const agent of this.#agents) agent.proveSuccession();
  }

  /** Makes another code at each rendezvous: earlier ones end. */
  renewCodes(): void {
    for (const agent of this.#agents) agent.renewCode();
  }

  /** Lets the first rendezvous that answers try `port` from outside; undefined if none does. */
  async probe(port: number, transaction: string): Promise<ProbeAnswer | undefined> {
    for (const agent of this.#agents) {
      const answer = await agent.probe(port, transaction);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  stop(): void {
    this.#stopListing();
    for (const agent of this.#agents) agent.stop();
  }
}
