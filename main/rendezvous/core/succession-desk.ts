import { AddressRates } from '../../../shared/address-rates.ts';
import { MAX_CHAIN_CLAIMS } from '../../../shared/protocol/succession-messages.ts';
import type { ToRendezvous } from '../../../shared/rendezvous/messages.ts';
import type { ProvenLink } from '../../../shared/succession/prove-link.ts';
import { CLAIM_RATE } from './limits.ts';
import type { Chain, Lobby, PeerId, RendezvousAction } from './peers.ts';
import type { Office } from './ports.ts';

export interface SuccessionDeskOptions {
  readonly office: Office;
  /** Asks for the check of a claim. */
  readonly check: (action: Extract<RendezvousAction, { type: 'link' }>) => void;
  /** Returns the lobby with an id, while its host is connected. */
  readonly lobby: (id: string) => Lobby | undefined;
  /** A host has proved that it has the lobby that these others had. */
  readonly onProven: (successor: Lobby, issuers: readonly string[], code: string | undefined, nowMs: number) => void;
}

/**
 * Knows which hosts have lobbies that others founded. Each proves it with a chain of claims, which is checked claim by
 * claim and then forgotten: guests ask the host itself for it. What stays are the ids of at most `MAX_CHAIN_CLAIMS`
 * lobbies and an epoch, for as long as the host is connected.
 */
export class SuccessionDesk {
  readonly #options: SuccessionDeskOptions;
  readonly #rates = new AddressRates(CLAIM_RATE);
  /** The hosts that have proved that they have a lobby, by the id that its invitations lead to. */
  readonly #successors = new Map<string, Set<Lobby>>();
  readonly #issuers = new Map<Lobby, ReadonlySet<string>>();
  #chains = 0;

  constructor(options: SuccessionDeskOptions) {
    this.#options = options;
  }

  /** Returns the host that has the lobby that invitations of `id` lead to; undefined = none is connected. */
  leader(id: string): Lobby | undefined {
    const own = this.#options.lobby(id);
    let leader = own;
    for (const successor of this.#successors.get(id) ?? []) {
      // The owner of the invitation has opened another lobby since.
      const isOfOldLobby = own !== undefined && own.lobbyId !== '' && own.lobbyId !== successor.lobbyId;
      if (!isOfOldLobby && successor.epoch > (leader?.epoch ?? -1)) leader = successor;
    }
    return leader;
  }

  /** Takes the next claim of a host's chain. */
  take(lobby: Lobby, message: Extract<ToRendezvous, { type: 'claim' }>, nowMs: number): void {
    if (message.isFirst) lobby.chain = this.#begin();
    const { chain } = lobby;
    if (chain === undefined) return;
    chain.claims += 1;
    if (chain.claims > MAX_CHAIN_CLAIMS) return this.#refuse(lobby, 'too-many', 'The chain has too many claims.');
    if (!this.#rates.take(lobby.host.description.group, nowMs))
      return this.#refuse(lobby, 'too-many', 'Too many claims were checked for your address. Wait a minute.');
    chain.code = message.code ?? chain.code;
    chain.waiting.push(message.claim);
    this.#checkNext(lobby, chain);
  }

  /** Takes the result of a check; undefined = the claim is wrong. */
  linked(lobby: Lobby, number: number, link: ProvenLink | undefined, nowMs: number): void {
    const { chain } = lobby;
    if (chain?.number !== number) return;
    chain.isChecking = false;
    if (link === undefined)
      return this.#refuse(lobby, 'bad-proof', "The claims don't prove that this host has the lobby.");
    chain.issuers.push(link.issuer);
    chain.end = link;
    if (link.host.pin === lobby.certificateSha256) this.#prove(lobby, chain, link, nowMs);
    this.#checkNext(lobby, chain);
  }

  /** Tells a host that has just registered if another one has its lobby. */
  greet(lobby: Lobby): void {
    const leader = this.leader(lobby.id);
    if (leader === undefined || leader === lobby || leader === lobby.successor) return;
    lobby.successor = leader;
    this.#options.office.send(lobby.host, { type: 'succeeded', lobby: leader.id, epoch: leader.epoch });
  }

  /** Forgets a host that is gone. */
  remove(lobby: Lobby): void {
    for (const id of this.#unlink(lobby)) {
      const former = this.#options.lobby(id);
      if (former?.successor === lobby) former.successor = undefined;
    }
  }

  /** Leads nobody to a host any longer. Returns the lobbies whose guests came to it. */
  #unlink(lobby: Lobby): ReadonlySet<string> {
    const ids = this.#issuers.get(lobby) ?? new Set();
    this.#issuers.delete(lobby);
    for (const id of ids) {
      const successors = this.#successors.get(id);
      successors?.delete(lobby);
      if (successors?.size === 0) this.#successors.delete(id);
    }
    return ids;
  }

  #begin(): Chain {
    const number = (this.#chains += 1);
    return { number, waiting: [], issuers: [], end: null, isChecking: false, claims: 0, code: undefined };
  }

  #checkNext({ host }: { readonly host: { readonly id: PeerId } }, chain: Chain): void {
    if (chain.isChecking) return;
    const claim = chain.waiting.shift();
    if (claim === undefined) return;
    chain.isChecking = true;
    this.#options.check({ type: 'link', peer: host.id, chain: chain.number, claim, end: chain.end });
  }

  #prove(lobby: Lobby, { issuers, code }: Chain, { lobbyId, host }: ProvenLink, nowMs: number): void {
    this.#unlink(lobby);
    this.#options.office.counters.successions += 1;
    lobby.lobbyId = lobbyId;
    lobby.epoch = host.epoch;
    const others = new Set(issuers.filter((id) => id !== lobby.id));
    this.#issuers.set(lobby, others);
    for (const id of others) {
      const successors = this.#successors.get(id) ?? new Set();
      this.#successors.set(id, successors.add(lobby));
    }
    const led = [...others].filter((id) => this.leader(id) === lobby);
    this.#options.onProven(lobby, led, code, nowMs);
    for (const id of [...led, lobby.id]) {
      const former = this.#options.lobby(id);
      if (former !== undefined) this.greet(former);
    }
  }

  #refuse(lobby: Lobby, code: 'bad-proof' | 'too-many', message: string): void {
    lobby.chain = undefined;
    this.#options.office.counters.refusedClaims += 1;
    this.#options.office.complain(lobby.host, code, message, 'claim');
  }
}
