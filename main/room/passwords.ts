import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ParticipantId } from '../../shared/model/participant.ts';

/** Wrong passwords that one participant may enter within a minute, over all targets. */
const MAX_WRONG_TRIES = 5;
/** Wrong passwords for one target by all participants; someone who leaves and rejoins counts as a new participant. */
const MAX_WRONG_TRIES_FOR_TARGET = 30;
const TRIES_WINDOW_MS = 60_000;

/** A password as a salted hash; the password itself is not kept. */
export interface SealedPassword {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/**
 * Seals a password with 16 random bytes. The hash is deliberately fast, since a slow one would hold up everybody's
 * packets; the limit per minute keeps guesses few.
 */
export function sealPassword(password: string, salt: Uint8Array): SealedPassword {
  return { salt, hash: hashOf(password, salt) };
}

/** Returns whether this is the password, in a time that does not reveal where it differs. */
export function isPassword(password: string, { salt, hash }: SealedPassword): boolean {
  return timingSafeEqual(hashOf(password, salt), hash);
}

/** Counts wrong passwords for groups or rooms, so that nobody guesses one. */
export class PasswordTries<Target> {
  readonly #ofPeople = new Map<ParticipantId, readonly number[]>();
  readonly #forTargets = new Map<Target, readonly number[]>();

  /** Returns who has tried too often within the last minute: the participant, or all together; undefined = nobody. */
  findExcess(id: ParticipantId, target: Target, nowMs: number): 'participant' | 'all' | undefined {
    if (recent(this.#ofPeople.get(id), nowMs).length >= MAX_WRONG_TRIES) return 'participant';
    return recent(this.#forTargets.get(target), nowMs).length >= MAX_WRONG_TRIES_FOR_TARGET ? 'all' : undefined;
  }

  /** Notes a wrong password. */
  note(id: ParticipantId, target: Target, nowMs: number): void {
    this.#ofPeople.set(id, [...recent(this.#ofPeople.get(id), nowMs), nowMs]);
    this.#forTargets.set(target, [...recent(this.#forTargets.get(target), nowMs), nowMs]);
  }

  /** Forgets a participant who has left the lobby. */
  forgetParticipant(id: ParticipantId): void {
    this.#ofPeople.delete(id);
  }

  /** Forgets a group or room that is no more. */
  forgetTarget(target: Target): void {
    this.#forTargets.delete(target);
  }
}

function recent(triesMs: readonly number[] = [], nowMs: number): readonly number[] {
  return triesMs.filter((tryMs) => nowMs - tryMs < TRIES_WINDOW_MS);
}

function hashOf(password: string, salt: Uint8Array): Buffer {
  return createHmac('sha256', salt).update(password, 'utf8').digest();
}
