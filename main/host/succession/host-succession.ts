import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type {
  CanHost,
  Claim,
  ServerboundSuccession,
  SignedSuccession,
  Succession,
  Successor,
} from '../../../shared/protocol/succession-messages.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import {
  createElectorate,
  stepElectorate,
  type ElectorateEvent,
  type ElectorateState,
} from '../../../shared/succession/electorate.ts';
import { DOUBTED_SILENCE_MS, isTimeToAsk } from '../../../shared/succession/old-host.ts';
import { compareSuccessions } from '../../../shared/succession/quorum.ts';
import { signGrant, signSuccession } from '../../../shared/succession/statements.ts';
import { StateReplicas } from './state-replicas.ts';
import type { SuccessionLink } from './succession-link.ts';
import { SuccessorChoice } from './successor-choice.ts';

/** How often vacancies, round trips and the inheritance of a former host are looked at. */
const REVIEW_INTERVAL_MS = 500;

/** A review that is this late: the process or its machine stood still, and another host may have the lobby by now. */
const FROZEN_MS = 1_000;

/** Hosts that are asked at once, the newest first. */
const MAX_ASKED = 6;

/** A handover takes two round trips, and the host gives it up after 6 s at most. After this, a grant is withdrawn. */
const GRANT_LIFETIME_MS = 10_000;

/**
 * What one member says about itself and others changes the succession at once this often. Each change is signed, sent
 * to everybody and stored by every elector; the rest waits for the next review.
 */
const OPINION_RATE = { burst: 6, perSecond: 0.5, maxGroups: 1_024 } as const;

export interface HostSuccessionOptions {
  readonly lobbyId: string;
  /** 0 = this host is the founder. */
  readonly epoch: number;
  /** The identity of the player on this machine; '' = none. */
  readonly hostIdentity: string;
  /** The claims that lead from the founder to this host; [] = it is the founder. */
  readonly claims: readonly Claim[];
  /**
   * The last succession that this host issued before it started again; not given = none. One for an earlier lobby means
   * nothing: members keep their promises for each lobby.
   */
  readonly issued?: SignedSuccession | undefined;
  /** Whether members wait for this host when it is gone, and nobody takes over. Not given = no. */
  readonly namesNobody?: boolean | undefined;
  readonly certificate: HostIdentity;
  readonly snapshot: () => LobbyState;
  /**
   * Another host may have the lobby by now. The invitations, without the secret, are those of hosts that would know.
   */
  readonly onDoubt: (invitations: readonly string[]) => void;
  /**
   * A succession was issued, which the next start of this host must know. Members get it with `publish`: once they have
   * it, a start that does not know it could contradict it.
   */
  readonly onIssued: (succession: SignedSuccession, publish: () => void) => void;
  /** Whether a member gets ready to take over has changed; not given = nobody wants to know. */
  readonly onPreparing?: ((isPreparing: boolean) => void) | undefined;
  readonly onProblem: (message: string) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** A member with a channel. */
interface Present {
  readonly link: SuccessionLink;
  readonly identity: string;
  /** Its last `can-host` on this channel; undefined = none, so it may not understand the other messages. */
  ability: CanHost | undefined;
  /** Whether that counts already. */
  isAbilityNoted: boolean;
}

/**
 * Prepares a lobby for the end of its host: it appoints successors, keeps their copies of the state up to date, and
 * issues the successions under which members may elect one of them.
 */
export class HostSuccession {
  readonly #options: HostSuccessionOptions;
  readonly #present = new Map<ParticipantId, Present>();
  readonly #choice: SuccessorChoice;
  readonly #replicas: StateReplicas;
  readonly #stopReviews: () => void;
  #electorate: ElectorateState;
  #signed: SignedSuccession | undefined;
  /** Those who have been successors, with their last invitations, the newest last: one of them may have the lobby. */
  readonly #rivals = new Map<string, string>();
  /** By identity, so that it also holds for a member that keeps reconnecting. */
  readonly #opinionRates = new AddressRates(OPINION_RATE);
  #reviewedAtMs: number;
  #askedAtMs = -Infinity;
  #stopGrant = (): void => undefined;
  #isStopped = false;
  #isPreparing = false;

  constructor(options: HostSuccessionOptions) {
    const { lobbyId, epoch, hostIdentity, claims, snapshot, onProblem, nowMs, schedule } = options;
    this.#options = options;
    const issued = options.issued?.lobbyId === lobbyId ? options.issued : undefined;
    this.#signed = issued;
    this.#reviewedAtMs = nowMs();
    this.#replicas = new StateReplicas({ snapshot, onProblem, schedule });
    const base = issued ?? claims.at(-1)?.succession ?? null;
    const heirs = options.namesNobody === true && base !== null ? { ...base, successors: [] } : base;
    this.#choice = new SuccessorChoice((heirs?.successors ?? []).map(({ identity }) => identity));
    this.#electorate = createElectorate({ lobbyId, epoch, host: hostIdentity }, heirs, nowMs());
    for (const { succession } of claims) this.#noteRivals(succession);
    if (base !== null) this.#noteRivals(base);
    if (base !== null) this.#expectMembers(base.electors);
    this.#stopReviews = scheduleEvery(schedule, () => this.#review(), REVIEW_INTERVAL_MS);
  }

  get epoch(): number {
    return this.#options.epoch;
  }

  /** The newest succession; undefined = none has been issued. */
  get succession(): SignedSuccession | undefined {
    return this.#signed;
  }

  /** The claims that lead from the founder to this host. */
  get claims(): readonly Claim[] {
    return this.#options.claims;
  }

  /** A member has a channel, the first one or another. */
  connected(link: SuccessionLink, identity: string): void {
    const { claims } = this.#options;
    this.#present.set(link.id, { link, identity, ability: undefined, isAbilityNoted: true });
    if (claims.length > 0) link.send({ type: 'moved', claims: [...claims] });
  }

  /** A member's connection is lost, and its place waits for it. */
  away(id: ParticipantId): void {
    const identity = this.#forget(id);
    if (identity !== '') this.#step({ type: 'away', identity });
  }

  /** A member's place is gone. `hasLeft`: it said so itself. */
  gone(id: ParticipantId, identity: string, hasLeft: boolean): void {
    this.#forget(id);
    if (identity !== '') this.#step({ type: 'gone', identity, hasLeft });
  }

  handle({ id }: SuccessionLink, message: ServerboundSuccession): void {
    const present = this.#present.get(id);
    if (present === undefined) return;
    const { identity } = present;
    const { nowMs } = this.#options;
    if (message.type === 'can-host') {
      present.ability = message;
      present.isAbilityNoted = this.#maySpeak(present);
      if (present.isAbilityNoted) this.#noteAbility(present, message);
    } else if (message.type === 'standby') {
      this.#choice.noteStandby(id, message.invitation, nowMs());
      if (this.#maySpeak(present)) this.#reviewSuccessors();
    } else if (message.type === 'lobby-state-ack') {
      if (this.#choice.noteState(id)) this.#reviewSuccessors();
    } else if (message.type === 'reached') {
      this.#choice.noteReached(id, message.rows);
      if (this.#maySpeak(present)) this.#reviewSuccessors();
    } else if (message.type === 'succession-ack' && identity !== '') {
      const { epoch, version, votedEpoch } = message;
      this.#step({ type: 'acknowledged', identity, epoch, version, votedEpoch });
    }
  }

  /** The lobby's state has changed. */
  noteChange(): void {
    this.#replicas.noteChange();
  }

  /**
   * Asks the best successor that is here to take over: it gets the state of now, and the wish that all vote for it.
   * Returns it; undefined = nobody is ready. A successor that does not take over cannot do so later: the grant is worth
   * nothing under the succession that follows.
   */
  grant(): Successor | undefined {
    const { certificate, schedule } = this.#options;
    const base = this.#signed;
    if (base === undefined) return undefined;
    for (const successor of base.successors) {
      const { identity } = successor;
      const present = this.#present.get(this.#choice.idOf(identity) ?? 0);
      if (present === undefined) continue;
      this.#replicas.flush();
      present.link.send({ type: 'grant', grant: signGrant(identity, base, certificate) });
      this.#stopGrant();
      this.#stopGrant = schedule(() => this.#step({ type: 'renew' }), GRANT_LIFETIME_MS);
      return successor;
    }
    return undefined;
  }

  /** Tells every member which host has the lobby now. */
  announce(claims: readonly Claim[]): void {
    for (const { link } of this.#present.values()) link.send({ type: 'moved', claims: [...claims] });
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopReviews();
    this.#stopGrant();
    this.#replicas.stop();
  }

  /** The members of the previous host count as members until their time to return is over. */
  #expectMembers(electors: readonly string[]): void {
    for (const { id, identity } of this.#options.snapshot().participants)
      if (identity !== '')
        this.#step({ type: 'member', identity, order: id, votes: electors.includes(identity), isPresent: false });
  }

  #noteAbility({ link, identity }: Present, { votes, hosts, cores }: CanHost): void {
    const { id } = link;
    if (this.#signed !== undefined) link.send({ type: 'succession', succession: this.#signed });
    if (identity === '' || identity === this.#options.hostIdentity) return;
    this.#choice.note(id, identity, { hosts: hosts && this.#options.namesNobody !== true, cores });
    this.#choice.noteRoundTrip(id, link.roundTripMs);
    this.#step({ type: 'member', identity, order: id, votes, isPresent: true });
    const rank = this.#choice.rankOf(id);
    this.#reviewSuccessors();
    // It may have been appointed on a channel before this one, or dismissed since.
    if (hosts && this.#choice.rankOf(id) === rank) this.#appoint(link, rank);
  }

  #appoint(link: SuccessionLink, rank: number): void {
    if (rank === 0) this.#replicas.remove(link.id);
    link.send({ type: 'appoint', rank });
    if (rank > 0 && !this.#replicas.has(link)) this.#replicas.add(link);
  }

  #forget(id: ParticipantId): string {
    const identity = this.#present.get(id)?.identity ?? '';
    this.#present.delete(id);
    this.#replicas.remove(id);
    this.#choice.remove(id);
    this.#reviewSuccessors();
    return identity;
  }

  #review(): void {
    const nowMs = this.#options.nowMs();
    const wasFrozen = nowMs - this.#reviewedAtMs >= REVIEW_INTERVAL_MS + FROZEN_MS;
    this.#reviewedAtMs = nowMs;
    const doubts = { silent: this.#silentMembers(), askedAtMs: this.#askedAtMs };
    if (wasFrozen || isTimeToAsk(this.#electorate, doubts, nowMs)) this.#ask(nowMs);
    for (const present of this.#present.values()) {
      const { link, ability, isAbilityNoted } = present;
      this.#choice.noteRoundTrip(link.id, link.roundTripMs);
      present.isAbilityNoted = true;
      if (ability !== undefined && !isAbilityNoted) this.#noteAbility(present, ability);
    }
    this.#reviewSuccessors();
  }

  /** Returns whether what a member says counts now, and not only at the next review. */
  #maySpeak({ link, identity }: Present): boolean {
    return this.#opinionRates.take(identity === '' ? String(link.id) : identity, this.#options.nowMs());
  }

  #silentMembers(): ReadonlySet<string> {
    const present = [...this.#present.values()];
    return new Set(
      present.filter(({ link }) => link.peer.silentMs >= DOUBTED_SILENCE_MS).map(({ identity }) => identity),
    );
  }

  #noteRivals({ successors }: Succession): void {
    for (const { identity, invitation } of successors) {
      if (identity === this.#options.hostIdentity) continue;
      this.#rivals.delete(identity);
      this.#rivals.set(identity, invitation);
    }
    for (const oldest of this.#rivals.keys()) {
      if (this.#rivals.size <= MAX_ASKED) return;
      this.#rivals.delete(oldest);
    }
  }

  /** Asks those who may know whether another host has the lobby. */
  #ask(nowMs: number): void {
    this.#askedAtMs = nowMs;
    const invitations = [...this.#rivals.values()].reverse();
    if (invitations.length > 0) this.#options.onDoubt(invitations);
  }

  #reviewSuccessors(): void {
    for (const { id, rank } of this.#choice.review(this.#options.nowMs())) {
      const present = this.#present.get(id);
      if (present?.ability !== undefined) this.#appoint(present.link, rank);
    }
    this.#step({ type: 'successors', successors: this.#choice.successors });
    const { isPreparing } = this.#choice;
    if (isPreparing === this.#isPreparing) return;
    this.#isPreparing = isPreparing;
    this.#options.onPreparing?.(isPreparing);
  }

  #step(event: ElectorateEvent): void {
    const { state, succession } = stepElectorate(this.#electorate, event, this.#options.nowMs());
    this.#electorate = state;
    if (succession === null) return;
    const signed = signSuccession(succession, this.#options.certificate);
    this.#noteRivals(signed);
    this.#options.onIssued(signed, () => this.#publish(signed));
  }

  #publish(signed: SignedSuccession): void {
    const isOld = this.#signed !== undefined && compareSuccessions(signed, this.#signed) <= 0;
    if (this.#isStopped || isOld) return;
    this.#signed = signed;
    for (const { link, ability } of this.#present.values())
      if (ability !== undefined) link.send({ type: 'succession', succession: signed });
  }
}
