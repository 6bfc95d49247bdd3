import { AddressRates } from '../../../shared/address-rates.ts';
import { WaitingConnections } from '../../door/waiting-connections.ts';
import * as limits from './limits.ts';
import { networksOf } from './networks-of.ts';
import type { VisitKind } from '../../../shared/rendezvous/messages.ts';
import { stunUrl } from '../../../shared/rendezvous/stun-servers.ts';
import type { Lobby, Passage, Peer, PassedVisit } from './peers.ts';
import type { Office, CorePorts } from './ports.ts';

/** Below 2^31, as the messages ask for. */
const CONNECTION_COUNT = 2_147_483_646;

/** Names address groups at the relay. No lobby has this id. */
const RELAY_SCOPE = 'relay';

/** Creates places for guests of each kind: none can take the others'. */
export function createPlaces(limitOf: Readonly<Record<VisitKind, number>>): Lobby['places'] {
  return {
    lobby: new WaitingConnections(limitOf.lobby),
    code: new WaitingConnections(limitOf.code),
    password: new WaitingConnections(limitOf.password),
    knock: new WaitingConnections(limitOf.knock),
  };
}

/** Leads guests to lobbies, and passes what they and the hosts say. */
export class VisitDesk {
  readonly #office: Office;
  readonly #ports: CorePorts;
  readonly #rates = new AddressRates(limits.VISIT_RATE);
  readonly #relayRates = new AddressRates(limits.RELAY_RATE);
  readonly #places = createPlaces(limits.MAX_GUESTS);

  constructor(office: Office, ports: CorePorts) {
    this.#office = office;
    this.#ports = ports;
  }

  get size(): number {
    return Object.values(this.#places).reduce((sum, { size }) => sum + size, 0);
  }

  /** Begins a visit, and ends the connection's last one. `lobby` is undefined if nobody hosts it. */
  visit(guest: Peer, lobby: Lobby | undefined, by: VisitKind, nowMs: number): void {
    this.leave(guest);
    guest.visitCount += 1;
    const { group: network, stunServers } = guest.description;
    const group = countedAs(network, by);
    if (guest.visitCount > limits.MAX_VISITS || !this.#rates.take(group, nowMs)) {
      this.#office.refuse(guest, 'too-many', 'Too many visits from your address. Try again in a minute.');
      return;
    }
    if (lobby === undefined) {
      this.#office.counters.missedVisits += 1;
      this.#office.complain(guest, 'no-lobby', "This lobby's host is not connected. Ask the host whether it is open.");
      return;
    }
    this.#office.counters.visits += 1;
    const visit = this.#createVisit(guest, lobby, by, group, nowMs);
    guest.visit = visit;
    lobby.guests.set(visit.connection, visit);
    this.#office.admit(guest, 'guest');
    const { connection } = visit;
    const iceServers = [...this.#stunUrls(guest), ...this.#relayServers(network, nowMs)];
    this.#office.send(lobby.host, { type: 'guest', connection, group: this.#ports.hideGroup(group, lobby.id), by });
    this.#office.send(guest, {
      type: 'visiting',
      connection,
      lobby: lobby.id,
      iceServers,
      stunServers: [...stunServers],
    });
    lobby.places[by].add(visit);
    this.#places[by].add(visit);
  }

  /** Passes what a guest says to the host. */
  say(guest: Peer, text: string): void {
    const { visit } = guest;
    // The host may have gone while this was on its way.
    if (visit === undefined) return;
    if (!this.#mayPass(visit.fromGuest, text)) {
      this.#office.refuse(guest, 'too-many', 'A visit has too many messages.');
      return;
    }
    this.#office.send(visit.lobby.host, { type: 'passed', connection: visit.connection, text });
  }

  /** Passes what a host says to a guest. */
  pass({ guests, host }: Lobby, connection: number, text: string): void {
    const visit = guests.get(connection);
    // The guest may have left while this was on its way.
    if (visit === undefined) return;
    if (this.#mayPass(visit.fromHost, text)) {
      this.#office.send(visit.guest, { type: 'said', text });
      return;
    }
    this.drop(visit);
    this.#office.send(host, { type: 'left', connection });
    this.#office.complain(host, 'too-many', 'A visit has too many messages.', 'pass');
  }

  /** Ends the visit of a connection, if it has one, and notifies the host. */
  leave(guest: Peer): void {
    const { visit } = guest;
    if (visit === undefined) return;
    this.#end(visit);
    this.#office.send(visit.lobby.host, { type: 'left', connection: visit.connection });
  }

  /** Ends a visit from the host's side, and notifies the guest of the reason, if the host gave one. */
  drop(visit: PassedVisit, reason?: 'busy'): void {
    this.#end(visit);
    this.#office.send(visit.guest, reason === undefined ? { type: 'gone' } : { type: 'gone', reason });
  }

  #end(visit: PassedVisit): void {
    this.#places[visit.by].remove(visit);
    visit.lobby.places[visit.by].remove(visit);
    visit.lobby.guests.delete(visit.connection);
    visit.guest.visit = undefined;
  }

  #createVisit(guest: Peer, lobby: Lobby, by: VisitKind, group: string, startedMs: number): PassedVisit {
    let connection: number;
    do connection = 1 + this.#ports.randomBelow(CONNECTION_COUNT);
    while (lobby.guests.has(connection));
    const fromHost: Passage = { messages: 0, characters: 0 };
    return {
      guest,
      lobby,
      by,
      connection,
      startedMs,
      fromGuest: { messages: 0, characters: 0 },
      fromHost,
      group,
      progress: () => Math.min(1, fromHost.messages),
      end: () => this.#displace(guest),
    };
  }

  #displace(guest: Peer): void {
    this.#office.counters.displacedGuests += 1;
    this.#office.refuse(guest, 'busy', 'Too many players are joining at once. Try again.');
  }

  #mayPass(passage: Passage, text: string): boolean {
    passage.messages += 1;
    passage.characters += text.length;
    if (passage.messages > limits.MAX_PASSED_MESSAGES || passage.characters > limits.MAX_PASSED_CHARACTERS)
      return false;
    this.#office.counters.passed += 1;
    return true;
  }

  #stunUrls({ description: { stunServers } }: Peer): { urls: string[] }[] {
    const [first] = stunServers;
    return first === undefined ? [] : [{ urls: [stunUrl(first)] }];
  }

  #relayServers(group: string, nowMs: number): ReturnType<CorePorts['createRelayServers']> {
    if (!this.#relayRates.take(group, nowMs)) return [];
    const servers = this.#ports.createRelayServers(this.#ports.hideGroup(group, RELAY_SCOPE));
    if (servers.length > 0) this.#office.counters.relayCredentials += 1;
    return servers;
  }
}

/** Strangers count by their customer: they may guess and knock, and one customer has many IPv6 networks. */
function countedAs(group: string, by: VisitKind): string {
  return by === 'password' || by === 'knock' ? networksOf(group)[0] : group;
}
