import type { HandRole } from '../../../../shared/model/people/hand-role.ts';
import type { RoomId } from '../../../../shared/model/people/lobby-room.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import { scheduleEvery, type Schedule } from '../../../../shared/schedule.ts';
import type { GroupDescription } from '../../../room/groups.ts';

/** How long the place of a participant is held that has fallen silent, or whose host has. */
export const AWAY_SECONDS = 60;

/**
 * The same for one whose program closed the connection without a goodbye. A page that reloads does that, and so does a
 * client of an earlier version that leaves without signalling.
 */
export const AWAY_AFTER_CLOSE_SECONDS = 10;

/** After that, how long a token still gives the id, the name, the group, the room, the role and the volumes back. */
export const REMEMBERED_SECONDS = 15 * 60;

/** A timer does not count sleep, so the time is read this often while somebody is away or remembered. */
const REVIEW_INTERVAL_MS = 1_000;

/** A participant's own mute and deafen switches. */
export interface OwnStatus {
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
}

/** The memory of a participant whose place is no longer held. */
export interface Remembered extends Pick<Participant, 'id' | 'name' | 'identity'> {
  /** The isolated group as it was; undefined = none. */
  readonly group?: GroupDescription | undefined;
  /** The team and state that the host had set; undefined = nothing. */
  readonly role?: HandRole | undefined;
  /** The room where it was; 0 = the open space. */
  readonly room?: RoomId | undefined;
}

export interface AbsencesOptions {
  /** The most participants to remember. */
  readonly maxRemembered: number;
  /** Milliseconds on a clock that counts sleep: `uptimeMs`. */
  readonly uptimeMs: () => number;
  readonly schedule: Schedule;
  /** The place of a participant is not held any longer. */
  readonly onOver: (id: ParticipantId) => void;
  /** A participant is not remembered any longer. */
  readonly onForgotten: (id: ParticipantId) => void;
}

/**
 * The participants that lost their connection without leaving: whose places are held, and whose ids and names are
 * remembered after that.
 */
export class Absences {
  readonly #options: AbsencesOptions;
  readonly #away = new Map<ParticipantId, { readonly untilMs: number; readonly ownStatus: OwnStatus }>();
  /** Oldest first. */
  readonly #remembered = new Map<ParticipantId, Remembered & { readonly untilMs: number }>();
  #stopReviews: (() => void) | undefined;

  constructor(options: AbsencesOptions) {
    this.#options = options;
  }

  /** Holds the place of a participant. `seconds`: Infinity = until it is `end`ed. */
  begin(id: ParticipantId, ownStatus: OwnStatus, seconds: number): void {
    this.#away.set(id, { ownStatus, untilMs: this.#options.uptimeMs() + seconds * 1_000 });
    this.#watch();
  }

  /** Begins the absence of everybody who is away, so that all have the same time from now on. */
  restart(seconds: number): void {
    for (const [id, { ownStatus }] of this.#away) this.begin(id, ownStatus, seconds);
  }

  /** Ends an absence, and returns what the participant had turned off; undefined = it was not away. */
  end(id: ParticipantId): OwnStatus | undefined {
    const ownStatus = this.#away.get(id)?.ownStatus;
    this.#away.delete(id);
    return ownStatus;
  }

  /** Returns what a participant who is away has turned off; undefined = it is not away. */
  ownStatusOf(id: ParticipantId): OwnStatus | undefined {
    return this.#away.get(id)?.ownStatus;
  }

  /** Remembers somebody whose place is not held any longer. */
  remember({ id, name, identity, group, role, room }: Remembered): void {
    const untilMs = this.#options.uptimeMs() + REMEMBERED_SECONDS * 1_000;
    this.#remembered.set(id, { id, name, identity, group, role, room, untilMs });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > this.#options.maxRemembered && oldest !== undefined) this.#forget(oldest);
    this.#watch();
  }

  /** Returns a participant that is remembered. */
  find(id: ParticipantId): Remembered | undefined {
    this.#review();
    return this.#remembered.get(id);
  }

  /** Forgets a participant that is back, without a call of `onForgotten`. Returns what was kept. */
  recall(id: ParticipantId): Remembered | undefined {
    const remembered = this.#remembered.get(id);
    this.#remembered.delete(id);
    return remembered;
  }

  /**
   * Forgets everybody with this proven identity, who is here under another id now. `kept`: the participant it leaves
   * alone.
   */
  forgetIdentity(identity: string, kept?: ParticipantId): void {
    if (identity === '') return;
    for (const { id, identity: other } of this.#remembered.values())
      if (other === identity && id !== kept) this.#forget(id);
  }

  stop(): void {
    this.#stopReviews?.();
    this.#stopReviews = undefined;
  }

  #watch(): void {
    this.#stopReviews ??= scheduleEvery(this.#options.schedule, () => this.#review(), REVIEW_INTERVAL_MS);
  }

  #review(): void {
    const nowMs = this.#options.uptimeMs();
    for (const [id, { untilMs }] of this.#away)
      if (nowMs >= untilMs) {
        this.#away.delete(id);
        this.#options.onOver(id);
      }
    for (const [id, { untilMs }] of this.#remembered) {
      if (nowMs < untilMs) break;
      this.#forget(id);
    }
    if (this.#away.size + this.#remembered.size === 0) this.stop();
  }

  #forget(id: ParticipantId): void {
    this.#remembered.delete(id);
    this.#options.onForgotten(id);
  }
}
