import { randomBytes } from 'node:crypto';
import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';
import type { DropCounters } from '../drop-counters.ts';
import type { IceCandidate } from './ice-candidate.ts';
import {
  encodeBindingRequest,
  encodeBindingSuccess,
  hasValidIntegrity,
  parseStun,
  STUN_BINDING_REQUEST,
  STUN_BINDING_SUCCESS,
  type StunMessage,
} from './stun.ts';

export interface IceClientOptions {
  readonly local: IceCredentials;
  readonly remote: IceCredentials;
  /** The host's candidates, best first. */
  readonly candidates: readonly IceCandidate[];
  readonly counters: DropCounters;
  readonly send: (packet: Buffer, address: string, port: number) => void;
  /** A candidate answered and was nominated. */
  readonly onSelected: () => void;
  /** An authentic answer arrived. */
  readonly onCheckAnswered: (nowMs: number) => void;
}

/** RFC 8445, section 14.2: pacing of checks. */
const CHECK_INTERVAL_MS = 50;

/** The interval that Chromium uses on a working path; RFC 7675 requires 5 s at most. */
const CONSENT_INTERVAL_MS = 2_500;

const MAX_PENDING = 64;

/** The host's own, and those from which it sends. */
const MAX_CANDIDATES = 32;

/** Priority of a peer-reflexive candidate that the check may create at the host (RFC 8445, section 7.1.1). */
const PEER_REFLEXIVE_PRIORITY = 110 * 2 ** 24 + 65_535 * 2 ** 8 + 255;

/**
 * A controlling ICE agent for an ICE-lite host: it checks candidates in turn, nominates the first that answers, and
 * answers the host's checks.
 */
export class IceClient {
  readonly #options: IceClientOptions;
  readonly #tieBreaker = randomBytes(8);
  readonly #candidates: IceCandidate[];
  readonly #pending = new Map<string, { readonly candidate: IceCandidate; readonly isNomination: boolean }>();
  #nextCandidate = 0;
  #nextCheckMs = -Infinity;
  #selected: IceCandidate | undefined;
  #isNominated = false;

  constructor(options: IceClientOptions) {
    this.#options = options;
    this.#candidates = [...options.candidates];
  }

  /** The destination of packets to the host. */
  get selected(): IceCandidate | undefined {
    return this.#selected;
  }

  /** Sends the check that is due. Returns when the next one is due. */
  tick(nowMs: number): number {
    if (nowMs < this.#nextCheckMs) return this.#nextCheckMs;
    const candidate = this.#selected ?? this.#candidates[this.#nextCandidate++ % this.#candidates.length];
    if (candidate !== undefined) this.#check(candidate, this.#selected !== undefined);
    this.#nextCheckMs = nowMs + (this.#isNominated ? CONSENT_INTERVAL_MS : CHECK_INTERVAL_MS);
    return this.#nextCheckMs;
  }

  /** Takes a STUN packet. */
  receive(packet: Buffer, address: string, port: number, nowMs: number): void {
    const { counters, remote } = this.#options;
    const message = parseStun(packet);
    if (message === undefined) {
      counters['stun-malformed'] += 1;
      return;
    }
    if (message.type === STUN_BINDING_REQUEST) {
      this.#answer(packet, message, address, port);
      return;
    }
    const transaction = message.transactionId.toString('hex');
    const pending = this.#pending.get(transaction);
    if (
      message.type !== STUN_BINDING_SUCCESS ||
      pending?.candidate.address !== address ||
      pending.candidate.port !== port
    ) {
      counters['stun-unexpected'] += 1;
      return;
    }
    if (!hasValidIntegrity(packet, message, remote.password)) {
      counters['stun-unauthentic'] += 1;
      return;
    }
    this.#pending.delete(transaction);
    this.#options.onCheckAnswered(nowMs);
    if (this.#selected === undefined) {
      this.#selected = pending.candidate;
      this.#check(pending.candidate, true);
    } else if (pending.isNomination && !this.#isNominated) {
      this.#isNominated = true;
      this.#options.onSelected();
    }
  }

  /** Answers the host's own check, by which it learns that we receive at this address. */
  #answer(packet: Buffer, message: StunMessage, address: string, port: number): void {
    const { counters, local, remote, send } = this.#options;
    if (message.username !== `${local.usernameFragment}:${remote.usernameFragment}`) {
      counters['stun-unknown-peer'] += 1;
      return;
    }
    if (!hasValidIntegrity(packet, message, local.password)) {
      counters['stun-unauthentic'] += 1;
      return;
    }
    const answer = encodeBindingSuccess(message.transactionId, address, port, local.password);
    if (answer !== undefined) send(answer, address, port);
    this.#learn(address, port);
  }

  /** Checks an address from which the host has sent a check: routers may give it one that it does not know itself. */
  #learn(address: string, port: number): void {
    const isKnown = this.#candidates.some((known) => known.address === address && known.port === port);
    if (isKnown || this.#selected !== undefined || this.#candidates.length >= MAX_CANDIDATES) return;
    const candidate = { address, port, priority: PEER_REFLEXIVE_PRIORITY };
    this.#candidates.push(candidate);
    this.#check(candidate, false);
  }

  #check(candidate: IceCandidate, isNomination: boolean): void {
    const { local, remote } = this.#options;
    const transactionId = randomBytes(12);
    // Checks that are never answered pile up here, so the oldest is dropped.
    const oldest = this.#pending.size >= MAX_PENDING ? this.#pending.keys().next().value : undefined;
    if (oldest !== undefined) this.#pending.delete(oldest);
    this.#pending.set(transactionId.toString('hex'), { candidate, isNomination });
    const packet = encodeBindingRequest({
      role: 'controlling',
      transactionId,
      username: `${remote.usernameFragment}:${local.usernameFragment}`,
      password: remote.password,
      priority: PEER_REFLEXIVE_PRIORITY,
      tieBreaker: this.#tieBreaker,
      shouldNominate: isNomination,
    });
    this.#options.send(packet, candidate.address, candidate.port);
  }
}
