import { randomBytes } from 'node:crypto';
import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';
import type { PacketCarrier } from './packet-carrier.ts';
import { createIceCredentials } from './ice-credentials.ts';
import { encodeBindingRequest } from './stun.ts';

/** The key of a path. */
export interface PathPlace {
  readonly carrier: PacketCarrier;
  readonly address: string;
  readonly port: number;
}

/** An address from which a peer sent an authentic connectivity check, or at which it answered one. */
export interface IcePath extends PathPlace {
  /** When the last fresh check or authentic packet arrived from it. */
  aliveAtMs: number;
  /** Whether the peer proved that it receives there. A recorded check that somebody else sends proves nothing. */
  isProven: boolean;
  /** The transaction of our own check to this address, 12 random bytes. */
  challengeId: Buffer;
  challengedAtMs: number;
}

export interface ConnectivityCheck extends PathPlace {
  readonly isNomination: boolean;
  /** 12 bytes. */
  readonly transactionId: Buffer;
}

/** The outcome of a check; `dropped` lists paths that gave up their places. */
export type CheckOutcome =
  | { readonly kind: 'fresh' | 'repeated'; readonly path: IcePath; readonly dropped: readonly IcePath[] }
  | { readonly kind: 'replayed' }
  | { readonly kind: 'too-many' };

/** Interfaces x address families x NAT rebindings of one client; more would be an attack on memory. */
export const MAX_PATHS = 16;

/** A path without a check for this long gives up its place and its proof. Chromium checks each at least every 15 s. */
const PATH_LIFETIME_MS = 30_000;

/** Transactions that are remembered. An older check can be replayed, but its new address stays unproven. */
const MAX_TRANSACTIONS = 256;

/** The least time between two of our checks to an address, so that forged checks gain no packets. */
const CHALLENGE_INTERVAL_MS = 200;

/**
 * After this long without an authentic packet from the selected address, such a packet proves another one, for clients
 * that answer no checks. While the selected address is in use, it does not: a copy of a packet whose original was lost
 * is authentic too.
 */
const SELECTED_SILENCE_MS = 3_000;

/** Priority of a host candidate (RFC 8445, section 5.1.2). The peer knows ours already and ignores it. */
const HOST_PRIORITY = 126 * 2 ** 24 + 65_535 * 2 ** 8 + 255;

/**
 * The ICE-lite state of one peer (RFC 8445, section 6.1): its addresses, which of them are proven, and the one it
 * chose. Unlike a plain lite agent it sends a check of its own to each new address, and chooses an address only after
 * the peer has answered there.
 */
export class IceLiteAgent {
  readonly local: IceCredentials;
  readonly #tieBreaker = randomBytes(8);
  /** The path on which each remembered transaction arrived first, oldest first. */
  readonly #transactions = new Map<string, IcePath>();
  #paths: IcePath[] = [];
  #nominated: IcePath | undefined;
  #selected: IcePath | undefined;
  #remote: IceCredentials;

  /** `remote` has the password '' if the peer came without signalling and has not said it yet. */
  constructor(remote: IceCredentials, local = createIceCredentials()) {
    this.#remote = remote;
    this.local = local;
  }

  get remote(): IceCredentials {
    return this.#remote;
  }

  /** Takes the password of a peer that came without signalling. */
  learnPassword(password: string): void {
    this.#remote = { ...this.#remote, password };
  }

  /**
   * The destination of packets to the peer: the proven address that it nominated last, or before that the first one it
   * proved. Before any is proven, the handshake goes to the address that it nominated, or checked first.
   */
  get selected(): IcePath | undefined {
    return this.#selected ?? this.#nominated ?? this.#paths[0];
  }

  get paths(): readonly IcePath[] {
    return this.#paths;
  }

  /** Returns whether a check's USERNAME is the agreed one: "ours:theirs". */
  isUsername(username: string): boolean {
    return username === `${this.local.usernameFragment}:${this.remote.usernameFragment}`;
  }

  /**
   * Records an authentic check. A transaction that is known is a repetition from its own address, and a replay from any
   * other; neither changes anything. The latest nomination counts once its address is proven, because the client knows
   * best which of its networks works.
   */
  onCheck(check: ConnectivityCheck, nowMs: number): CheckOutcome {
    const { isNomination, transactionId } = check;
    let path = this.#find(check);
    const transaction = transactionId.toString('latin1');
    const seenOn = this.#transactions.get(transaction);
    if (seenOn !== undefined) return seenOn === path ? { kind: 'repeated', path, dropped: [] } : { kind: 'replayed' };
    let dropped: readonly IcePath[] = [];
    if (path === undefined) {
      if (this.#paths.length >= MAX_PATHS) dropped = this.#makeRoom(nowMs);
      if (this.#paths.length >= MAX_PATHS) return { kind: 'too-many' };
      path = this.#add(check, nowMs);
    }
    this.#remember(transaction, path);
    if (path.isProven && path !== this.#selected && nowMs - path.aliveAtMs > PATH_LIFETIME_MS) {
      path.isProven = false;
      path.challengeId = randomBytes(12);
    }
    path.aliveAtMs = nowMs;
    if (isNomination) {
      this.#nominated = path;
      if (path.isProven) this.#selected = path;
    }
    return { kind: 'fresh', path, dropped };
  }

  /** Records an authentic packet that is no check and no replay. Runs for each packet. */
  onPacket(path: IcePath, nowMs: number): void {
    path.aliveAtMs = nowMs;
    if (path.isProven) return;
    if (this.#selected === undefined || nowMs - this.#selected.aliveAtMs > SELECTED_SILENCE_MS) this.prove(path);
  }

  /** Returns our check to a path that is not proven, or undefined if none is due or the peer's password is unknown. */
  challenge(path: IcePath, nowMs: number): Buffer | undefined {
    if (this.#remote.password === '') return undefined;
    if (path.isProven || nowMs - path.challengedAtMs < CHALLENGE_INTERVAL_MS) return undefined;
    path.challengedAtMs = nowMs;
    return this.encodeCheck(path.challengeId);
  }

  /** Encodes a check of ours, which the peer answers. `transactionId`: 12 random bytes. */
  encodeCheck(transactionId: Buffer): Buffer {
    return encodeBindingRequest({
      role: 'controlled',
      transactionId,
      username: `${this.remote.usernameFragment}:${this.local.usernameFragment}`,
      password: this.remote.password,
      priority: HOST_PRIORITY,
      tieBreaker: this.#tieBreaker,
      shouldNominate: false,
    });
  }

  /**
   * Records that the peer answered a check of ours at an address, whether or not one of its own has come from there.
   * Returns the proven path; undefined = the peer has too many.
   */
  onAnswered(place: PathPlace, nowMs: number): IcePath | undefined {
    const known = this.#find(place);
    if (known === undefined && this.#paths.length >= MAX_PATHS) return undefined;
    const path = known ?? this.#add(place, nowMs);
    this.prove(path);
    return path;
  }

  /** Whether the peer has nominated a path that it has proved. */
  get hasChosen(): boolean {
    return this.#selected !== undefined && this.#selected === this.#nominated;
  }

  /** Records that the peer receives at this address. */
  prove(path: IcePath): void {
    path.isProven = true;
    if (path === this.#nominated || this.#selected === undefined) this.#selected = path;
  }

  #find({ carrier, address, port }: PathPlace): IcePath | undefined {
    return this.#paths.find((known) => known.port === port && known.address === address && known.carrier === carrier);
  }

  #add({ carrier, address, port }: PathPlace, nowMs: number): IcePath {
    const path = {
      carrier,
      address,
      port,
      aliveAtMs: nowMs,
      isProven: false,
      challengeId: randomBytes(12),
      challengedAtMs: -Infinity,
    };
    this.#paths.push(path);
    return path;
  }

  /** Removes a path whose connection has ended. Another proven one takes its place. */
  lose(lost: IcePath): void {
    this.#paths = this.#paths.filter((path) => path !== lost);
    if (this.#nominated === lost) this.#nominated = undefined;
    if (this.#selected === lost) this.#selected = this.#paths.findLast(({ isProven }) => isProven);
  }

  #remember(transaction: string, path: IcePath): void {
    this.#transactions.set(transaction, path);
    if (this.#transactions.size <= MAX_TRANSACTIONS) return;
    const [oldest = ''] = this.#transactions.keys();
    this.#transactions.delete(oldest);
  }

  /** Drops the paths that are stale, or else the unproven one that has been silent longest. Returns what it dropped. */
  #makeRoom(nowMs: number): readonly IcePath[] {
    const others = this.#paths.filter((path) => path !== this.#selected);
    const stale = others.filter((path) => nowMs - path.aliveAtMs > PATH_LIFETIME_MS);
    const [unproven] = others.filter((path) => !path.isProven).sort((a, b) => a.aliveAtMs - b.aliveAtMs);
    const dropped = new Set(stale.length > 0 || unproven === undefined ? stale : [unproven]);
    this.#paths = this.#paths.filter((path) => !dropped.has(path));
    if (this.#nominated !== undefined && dropped.has(this.#nominated)) this.#nominated = undefined;
    return [...dropped];
  }
}
