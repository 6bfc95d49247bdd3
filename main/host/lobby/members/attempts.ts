import type { Removal } from '../../../../shared/model/people/moderation.ts';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { Closing } from '../../../../shared/protocol/signalling.ts';
import type { LobbyMember } from '../lobby-member.ts';

/** Connections of one participant that are being opened: a client may try several addresses and paths. */
export const MAX_ATTEMPTS = 3;

/** How a participant leaves for good. */
export interface Leaving {
  /** The reason to send on its connections; not given = none, so that a client may try again. */
  readonly reason?: Closing['reason'];
  /** With `removed`: who has decided that, and why. */
  readonly removal?: Removal;
  /** It did not choose to leave, so its headset waits for it. */
  readonly mayReturn: boolean;
  /** A token still gives its id and name back. */
  readonly isRemembered?: boolean;
}

/** Closes a connection of a participant, and says why; `reason` undefined = nothing is said. */
export function endConnection(connection: LobbyMember, reason: Closing['reason'] | undefined, removal?: Removal): void {
  void (reason === undefined ? connection.peer.close() : connection.dismiss(reason, removal));
  connection.signalling.close();
}

/** The connections by which participants resume, until their channels open. */
export class Attempts {
  /** Oldest first. */
  readonly #byId = new Map<ParticipantId, Set<LobbyMember>>();
  /** Offers of a participant that are being answered. */
  readonly #beingAnswered = new Map<ParticipantId, number>();

  /** Counts an offer that is being answered, until `answered`. */
  begin(id: ParticipantId): void {
    this.#beingAnswered.set(id, (this.#beingAnswered.get(id) ?? 0) + 1);
  }

  answered(id: ParticipantId): void {
    const left = (this.#beingAnswered.get(id) ?? 0) - 1;
    if (left > 0) this.#beingAnswered.set(id, left);
    else this.#beingAnswered.delete(id);
  }

  /** Adds an attempt. Returns the oldest one if the participant now has too many. */
  add(member: LobbyMember): LobbyMember | undefined {
    const attempts = this.#byId.get(member.id) ?? new Set();
    this.#byId.set(member.id, attempts.add(member));
    const [oldest] = attempts;
    return attempts.size > MAX_ATTEMPTS ? oldest : undefined;
  }

  /** Returns whether a connection is an attempt that is not open yet. */
  holds(member: LobbyMember): boolean {
    return this.#byId.get(member.id)?.has(member) === true;
  }

  /** Removes an attempt that has ended or is open. Returns whether it was one. */
  remove(member: LobbyMember): boolean {
    const attempts = this.#byId.get(member.id);
    if (attempts?.delete(member) !== true) return false;
    if (attempts.size === 0) this.#byId.delete(member.id);
    return true;
  }

  /** Removes all attempts of a participant, and returns them. */
  removeAll(id: ParticipantId): readonly LobbyMember[] {
    const attempts = [...(this.#byId.get(id) ?? [])];
    this.#byId.delete(id);
    return attempts;
  }

  /** Returns whether a participant is about to return. */
  has(id: ParticipantId): boolean {
    return this.#byId.has(id) || this.#beingAnswered.has(id);
  }

  all(): readonly LobbyMember[] {
    return [...this.#byId.values()].flatMap((attempts) => [...attempts]);
  }
}
