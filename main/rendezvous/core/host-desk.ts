import type { FromRendezvous, Listing, ToRendezvous } from '../../../shared/rendezvous/messages.ts';
import type { Registration } from '../../../shared/rendezvous/registration.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import { CodeBook } from './code-book.ts';
import { Directory } from './directory.ts';
import * as limits from './limits.ts';
import { networksOf } from './networks-of.ts';
import type { Lobby, Peer, Registering } from './peers.ts';
import type { Office, CorePorts } from './ports.ts';
import { SuccessionDesk, type SuccessionDeskOptions } from './succession-desk.ts';
import { createPlaces, type VisitDesk } from './visit-desk.ts';

type HostMessage = Extract<ToRendezvous, { type: 'list' | 'renew-code' | 'pass' | 'drop' | 'claim' }>;

/** A code leads to a lobby, whose host may be gone for the moment, or nowhere. */
type FoundCode = { readonly isKnown: true; readonly lobby: Lobby | undefined } | { readonly isKnown: false };

/** Registers hosts, and keeps their codes, their entries in the directory and what they have proved. */
export class HostDesk {
  readonly succession: SuccessionDesk;
  readonly #office: Office;
  readonly #visits: VisitDesk;
  readonly #lobbies = new Map<string, Lobby>();
  readonly #codes: CodeBook;
  readonly #directory = new Directory((lobby, state) => this.#office.send(lobby.host, { type: 'listed', state }));
  readonly #probeRates = new AddressRates(limits.PROBE_RATE);
  readonly #wrongCodeRates = new AddressRates(limits.WRONG_CODE_RATE);
  readonly #wrongCodeRatesOfSites = new AddressRates(limits.WRONG_CODE_RATE_OF_SITE);
  #allWrongCodes: TokenBucket | undefined;

  constructor(office: Office, ports: CorePorts, visits: VisitDesk, check: SuccessionDeskOptions['check']) {
    this.#office = office;
    this.#visits = visits;
    this.#codes = new CodeBook((limit) => ports.randomBelow(limit), limits.CODE_RELEASE_MS);
    this.succession = new SuccessionDesk({
      ...{ office, check },
      lobby: (id) => this.#lobbies.get(id),
      onProven: (...proof) => this.#passOn(...proof),
    });
  }

  get size(): number {
    return this.#lobbies.size;
  }

  get listed(): number {
    return this.#directory.size;
  }

  /** Returns the lobby with an id, while its host is connected. */
  lobby(id: string): Lobby | undefined {
    return this.#lobbies.get(id);
  }

  /** Makes a connection a host's, and ends an older one of the same certificate. */
  register(host: Peer, { lobby: id, certificateSha256 }: Registration, message: Registering, nowMs: number): void {
    const older = this.#lobbies.get(id);
    if (older === undefined && this.#lobbies.size >= limits.MAX_LOBBIES) {
      this.#office.refuse(host, 'busy', 'This rendezvous server has no room for another lobby. Try again later.');
      return;
    }
    if (older !== undefined) {
      // The code stays with the lobby.
      this.#lobbies.delete(id);
      this.succession.remove(older);
      this.#office.refuse(older.host, 'replaced', 'The same host has registered on a newer connection.');
    }
    if (!message.wantsCode) this.#codes.free(id);
    const { burst, perSecond } = limits.RENEWAL_RATE;
    const lobby: Lobby = {
      id,
      certificateSha256,
      certificate: message.certificate,
      host,
      registeredMs: older?.registeredMs ?? nowMs,
      renewals: new TokenBucket(burst, perSecond, nowMs),
      code: message.wantsCode ? this.#codes.assign(id) : '',
      lobbyId: message.lobbyId ?? '',
      epoch: 0,
      chain: undefined,
      successor: undefined,
      access: undefined,
      guests: new Map(),
      places: createPlaces(limits.MAX_GUESTS_OF_LOBBY),
    };
    this.#lobbies.set(id, lobby);
    host.lobby = lobby;
    this.#office.counters.registrations += 1;
    this.#office.admit(host, 'host');
    const { stunServers, page, address } = host.description;
    const { code } = lobby;
    this.#office.send(host, { type: 'registered', lobby: id, code, stunServers: [...stunServers], page, address });
    this.succession.greet(lobby);
    this.#list(lobby, message.listing, nowMs);
  }

  handle(lobby: Lobby, message: HostMessage, nowMs: number): void {
    switch (message.type) {
      case 'list':
        this.#list(lobby, message.listing, nowMs);
        return;
      case 'claim':
        this.succession.take(lobby, message, nowMs);
        return;
      case 'renew-code':
        this.#renewCode(lobby, nowMs);
        return;
      case 'pass':
        this.#visits.pass(lobby, message.connection, message.text);
        return;
      case 'drop': {
        const visit = lobby.guests.get(message.connection);
        if (visit !== undefined) this.#visits.drop(visit, message.reason);
      }
    }
  }

  find(search: Extract<ToRendezvous, { type: 'find' }>): FromRendezvous {
    return this.#directory.find(search);
  }

  /**
   * Returns where a code leads. Complains to the guest if it leads nowhere, or if its network tried too many wrong
   * ones. What others try never keeps a right code from working.
   */
  findCode(guest: Peer, prefix: string, nowMs: number): FoundCode {
    const { group } = guest.description;
    const { burst, perSecond } = limits.ALL_WRONG_CODES;
    this.#allWrongCodes ??= new TokenBucket(burst, perSecond, nowMs);
    const [customer, site] = networksOf(group);
    if (this.#wrongCodeRates.isExhausted(customer, nowMs) || this.#wrongCodeRatesOfSites.isExhausted(site, nowMs)) {
      this.#office.refuse(guest, 'too-many', 'Too many wrong codes. Try again in a minute, or ask for a link.');
      return { isKnown: false };
    }
    const id = this.#codes.find(prefix);
    if (id !== undefined) return { isKnown: true, lobby: this.#lobbies.get(id) };
    this.#wrongCodeRates.take(customer, nowMs);
    if (site !== customer) this.#wrongCodeRatesOfSites.take(site, nowMs);
    this.#office.counters.wrongCodes += 1;
    if (this.#allWrongCodes.take(1, nowMs))
      this.#office.complain(guest, 'no-code', 'No lobby has this code. Compare it with the one that the host sees.');
    else this.#office.refuse(guest, 'busy', 'Too many wrong codes are being tried. Ask the host for a link instead.');
    return { isKnown: false };
  }

  /** Takes one probe of the host's address, or complains. */
  mayProbe(host: Peer, nowMs: number): boolean {
    if (this.#probeRates.take(host.description.group, nowMs)) return true;
    this.#office.complain(host, 'too-many', 'Your address was probed several times already. Wait a minute.', 'probe');
    return false;
  }

  /** Forgets the lobby of a host that is gone. Its guests may visit others. */
  remove(lobby: Lobby, nowMs: number): void {
    lobby.host.lobby = undefined;
    for (const visit of [...lobby.guests.values()]) this.#visits.drop(visit);
    this.#directory.remove(lobby);
    this.succession.remove(lobby);
    if (this.#lobbies.get(lobby.id) !== lobby) return;
    this.#lobbies.delete(lobby.id);
    if (nowMs - lobby.registeredMs >= limits.KEPT_CODE_MS) this.#codes.keep(lobby.id, nowMs);
    else this.#codes.free(lobby.id);
  }

  tick(nowMs: number): void {
    this.#directory.tick(nowMs);
    this.#codes.release(nowMs);
  }

  /** Shows a lobby as its host wants it, unless another host has the lobby. */
  #list(lobby: Lobby, wanted: Listing | null, nowMs: number): void {
    const listing = lobby.successor === undefined ? wanted : null;
    lobby.access = listing?.access;
    this.#directory.update(lobby, listing, nowMs);
  }

  /** A lobby has changed hosts: the former ones are listed no longer, and the code comes along. */
  #passOn(successor: Lobby, issuers: readonly string[], code: string | undefined, nowMs: number): void {
    for (const id of issuers) {
      const former = this.#lobbies.get(id);
      if (former === undefined) continue;
      former.access = undefined;
      this.#directory.update(former, null, nowMs);
    }
    const owner = code === undefined ? undefined : this.#codes.find(code);
    if (code === undefined || owner === undefined || !issuers.includes(owner)) return;
    const former = this.#lobbies.get(owner);
    if (former !== undefined) former.code = '';
    this.#codes.move(owner, successor.id);
    successor.code = code;
    this.#office.send(successor.host, { type: 'code', code });
  }

  #renewCode(lobby: Lobby, nowMs: number): void {
    if (!lobby.renewals.take(1, nowMs)) {
      const reason = 'The code was renewed several times already. Wait a minute.';
      this.#office.complain(lobby.host, 'too-many', reason, 'renew-code');
      return;
    }
    const code = this.#codes.renew(lobby.id, nowMs);
    if (code === '') {
      this.#office.complain(lobby.host, 'busy', 'No code is free. Invite people with the link.', 'renew-code');
      return;
    }
    lobby.code = code;
    this.#office.send(lobby.host, { type: 'code', code });
  }
}
