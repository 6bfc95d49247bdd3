import { isIPv4 } from 'node:net';
import type { NatKind } from '../../../shared/model/host-reach.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import type { Result } from '../../../shared/result.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { OuterAddress } from '../../media/ice/stun-queries.ts';

/** How STUN servers see the host's port. */
export interface StunView {
  /** null = not known, or the host has no way there in this family. */
  readonly ipv4: OuterAddress | null;
  readonly ipv6: OuterAddress | null;
  readonly nat: NatKind;
}

const UNKNOWN_STUN_VIEW: StunView = { ipv4: null, ipv6: null, nat: 'unknown' };

export interface StunKeeperOptions {
  /** The host's own port. */
  readonly port: number;
  /** As `MediaPort.askStunServer`: asks through the socket of the host's media. */
  readonly ask: (server: OuterAddress) => Promise<Result<OuterAddress>>;
  /** Resolves a name to its IP addresses; rejects if it has none. */
  readonly lookup: (name: string) => Promise<readonly string[]>;
  /** This machine's own addresses, by which the keeper knows that there is no NAT. */
  readonly ownAddresses: () => readonly string[];
  readonly schedule: Schedule;
  /** Called whenever the view has changed. */
  readonly onChange: (view: StunView) => void;
}

/** Routers forget a mapping without traffic after 30 s and more (RFC 4787, section 4.3 asks for 2 minutes). */
const INTERVAL_MS = 15_000;

/** Two places to ask tell whether a router changes the port with the destination. */
const ASKED_AT_ONCE = 2;

/** A lost round is no proof: the last answers count until this many have failed in a row. */
const SILENT_ROUNDS = 2;

/** A machine that wakes has its network back after some seconds. Until then, the rounds follow each other quickly. */
const HURRIED_ROUNDS = 10;
const HURRIED_PAUSE_MS = 1_000;

/** The result of one round in one address family. */
interface Round {
  readonly wasAsked: boolean;
  /** Whether two addresses were asked, not two ports of one. */
  readonly isApart: boolean;
  readonly answers: readonly OuterAddress[];
}

/**
 * Keeps the mapping of the host's port in the routers before it open, and follows how it looks from outside: a router
 * that restarts gives another address.
 */
export class StunKeeper {
  readonly #options: StunKeeperOptions;
  readonly #stop: () => void;
  #servers: readonly HostAddress[];
  #view = UNKNOWN_STUN_VIEW;
  #silentRounds = 0;
  /** Rounds that may still fail without meaning anything. */
  #hurriedRounds = 0;
  #isAsking = false;
  #mustAskAgain = false;
  #cancelHurry = (): void => {};
  #isStopped = false;

  /** Asks at once, and then every 15 s. */
  constructor(servers: readonly HostAddress[], options: StunKeeperOptions) {
    this.#options = options;
    this.#servers = servers;
    this.#stop = scheduleEvery(options.schedule, () => void this.#round(), INTERVAL_MS);
    void this.#round();
  }

  get view(): StunView {
    return this.#view;
  }

  /**
   * Replaces the servers, which are names or addresses, and asks at once. Two places of each family are asked, at two
   * addresses if possible.
   */
  setServers(servers: readonly HostAddress[]): void {
    this.#servers = servers;
    this.#askNow();
  }

  /** The machine woke, or is in another network: asks at once, and again each second until an answer comes. */
  hurry(): void {
    this.#hurriedRounds = HURRIED_ROUNDS;
    this.#askNow();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelHurry();
    this.#stop();
  }

  /** Asks now, or when the round that is under way has ended. */
  #askNow(): void {
    this.#mustAskAgain = this.#isAsking;
    void this.#round();
  }

  async #round(): Promise<void> {
    if (this.#isAsking || this.#isStopped) return;
    this.#isAsking = true;
    this.#cancelHurry();
    const places = await this.#resolve(this.#servers);
    const [ipv4, ipv6] = await Promise.all([
      this.#ask(apartFirst(places.filter(({ address }) => isIPv4(address)))),
      this.#ask(apartFirst(places.filter(({ address }) => !isIPv4(address)))),
    ]);
    this.#isAsking = false;
    if (this.#isStopped) return;
    this.#take(ipv4, ipv6);
    if (this.#mustAskAgain) this.#askNow();
  }

  async #resolve(servers: readonly HostAddress[]): Promise<readonly OuterAddress[]> {
    const found = await Promise.all(
      servers.map(async ({ host, port }) => {
        const addresses = await this.#options.lookup(host).catch(() => []);
        return addresses.map((address) => ({ address, port }));
      }),
    );
    return found.flat();
  }

  async #ask(places: readonly OuterAddress[]): Promise<Round> {
    const asked = places.slice(0, ASKED_AT_ONCE);
    const outcomes = await Promise.all(asked.map((place) => this.#options.ask(place)));
    const answers = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const isApart = new Set(asked.map(({ address }) => address)).size > 1;
    return { wasAsked: outcomes.length > 0, isApart, answers };
  }

  #take(ipv4: Round, ipv6: Round): void {
    const isSilent = ipv4.answers.length + ipv6.answers.length === 0;
    if (!isSilent) this.#hurriedRounds = 0;
    else if (this.#hurriedRounds > 0) {
      this.#hurriedRounds--;
      this.#cancelHurry = this.#options.schedule(() => void this.#round(), HURRIED_PAUSE_MS);
      return;
    }
    this.#silentRounds = isSilent ? this.#silentRounds + 1 : 0;
    if (isSilent && this.#silentRounds < SILENT_ROUNDS) return;
    const wasAsked = ipv4.wasAsked || ipv6.wasAsked;
    this.#show({
      ipv4: ipv4.answers[0] ?? null,
      ipv6: ipv6.answers[0] ?? null,
      nat: isSilent ? (wasAsked ? 'udp-blocked' : 'unknown') : this.#natKindOf(ipv4, ipv6),
    });
  }

  /** IPv4 decides where there is any, because routers hardly ever translate IPv6. */
  #natKindOf(ipv4: Round, ipv6: Round): NatKind {
    const hasIpv4 = ipv4.answers.length > 0;
    const { answers, isApart } = hasIpv4 ? ipv4 : ipv6;
    const [first, second] = answers;
    if (first === undefined) return 'unknown';
    if (first.port === this.#options.port && this.#options.ownAddresses().includes(first.address)) return 'none';
    if (second !== undefined) return !isSame(first, second) ? 'hard' : isApart ? 'easy' : 'seems-easy';
    const former = hasIpv4 ? this.#view.ipv4 : this.#view.ipv6;
    return isSame(first, former) ? this.#view.nat : 'unknown';
  }

  #show(view: StunView): void {
    const former = this.#view;
    this.#view = view;
    if (view.nat !== former.nat || !isSame(view.ipv4, former.ipv4) || !isSame(view.ipv6, former.ipv6))
      this.#options.onChange(view);
  }
}

/** Puts a second address before a second port of the first, because it shows more of the router. */
function apartFirst(places: readonly OuterAddress[]): readonly OuterAddress[] {
  const [first] = places;
  const other = places.find(({ address }) => address !== first?.address);
  return first === undefined || other === undefined ? places : [first, other];
}

function isSame(a: OuterAddress | null, b: OuterAddress | null): boolean {
  return a?.address === b?.address && a?.port === b?.port;
}
