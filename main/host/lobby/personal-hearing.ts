import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { PersonalRows } from '../../mixer/personal-tables.ts';
import type { LobbyMember } from './lobby-member.ts';

/**
 * A dragged slider changes many times a second, and blocking many members changes what many of them hear. The mixer is
 * updated at most this often.
 */
const MIN_INTERVAL_MS = 100;

/**
 * A member who keeps blocking and unblocking a crowd would keep the mixer busy; the remaining updates wait for the next
 * round.
 */
const MAX_UPDATES_AT_ONCE = 32;

type PersonalMessage = Extract<ServerboundChannelMessage, { type: 'personal' }>;

/** The wishes of a member about others in the lobby. */
interface Wish {
  readonly gains: Map<ParticipantId, number>;
  readonly blocked: Set<ParticipantId>;
}

export interface PersonalHearingOptions {
  /** Those who are connected. */
  readonly members: ReadonlyMap<ParticipantId, Pick<LobbyMember, 'id' | 'slot'>>;
  /** Whether somebody is in the lobby, connected or away. */
  readonly isKnown: (id: ParticipantId) => boolean;
  /** Applies all choices of a listener's slot; no rows = none. */
  readonly setPersonal: (slot: number, rows: PersonalRows) => void;
  readonly schedule: Schedule;
}

/**
 * How members want to hear one another: volumes, and blocked members. For each listener the mixer receives its own
 * volumes, and silence for members it blocks or who block it. Bounded by those in the lobby: nothing is kept about
 * others.
 */
export class PersonalHearing {
  readonly #options: PersonalHearingOptions;
  readonly #wishes = new Map<ParticipantId, Wish>();
  readonly #blockers = new Map<ParticipantId, Set<ParticipantId>>();
  /** Newest messages not yet applied, and listeners whose mixer rows are out of date. */
  readonly #waiting = new Map<ParticipantId, PersonalMessage>();
  readonly #changed = new Set<ParticipantId>();
  /** Listeners for whom the mixer has rows. */
  readonly #withRows = new Set<ParticipantId>();
  /** Cancels the delay until the mixer may be updated again; undefined while it may be. */
  #cancelWait: (() => void) | undefined;

  constructor(options: PersonalHearingOptions) {
    this.#options = options;
  }

  /** Stores how a member wants to hear others, replacing its previous wishes. Ignores unknown ids and its own. */
  update(id: ParticipantId, message: PersonalMessage): void {
    this.#waiting.set(id, message);
    this.#applySoon();
  }

  /** Returns whether one of two members blocks the other. */
  isBlocked(id: ParticipantId, other: ParticipantId): boolean {
    return this.#blockers.get(id)?.has(other) === true || this.#blockers.get(other)?.has(id) === true;
  }

  /** Removes a member from everybody's wishes, so that the next owner of its slot is heard as the rules say. */
  leave(id: ParticipantId): void {
    this.#waiting.delete(id);
    for (const other of this.#wishes.get(id)?.blocked ?? []) this.#unblock(other, id);
    this.#wishes.delete(id);
    this.#blockers.delete(id);
    this.#withRows.delete(id);
    this.#changed.delete(id);
    for (const [other, { gains, blocked }] of this.#wishes) {
      const hadGain = gains.delete(id);
      if (blocked.delete(id) || hadGain) this.#changed.add(other);
    }
    if (this.#changed.size > 0) this.#applySoon();
  }

  /** Keeps all wishes of and about a member who has lost its connection; its slot may get another owner. */
  setAway(id: ParticipantId): void {
    this.#withRows.delete(id);
    this.#changed.delete(id);
    this.#changeListenersOf(id);
    if (this.#changed.size > 0) this.#applySoon();
  }

  /** Applies the wishes of and about a member who is back, in whatever slot. */
  setBack(id: ParticipantId): void {
    this.#withRows.add(id);
    this.#changed.add(id);
    this.#changeListenersOf(id);
    this.#applySoon();
  }

  stop(): void {
    this.#cancelWait?.();
  }

  /** Marks everybody whose rows name a member. */
  #changeListenersOf(id: ParticipantId): void {
    for (const other of this.#blockers.get(id) ?? []) this.#changed.add(other);
    for (const [other, { gains, blocked }] of this.#wishes)
      if (other !== id && (gains.has(id) || blocked.has(id))) this.#changed.add(other);
    for (const other of this.#wishes.get(id)?.blocked ?? []) this.#changed.add(other);
  }

  /** Applies the first change at once, and those that follow soon after together. */
  #applySoon(): void {
    if (this.#cancelWait !== undefined) return;
    this.#apply();
    this.#cancelWait = this.#options.schedule(() => {
      this.#cancelWait = undefined;
      if (this.#waiting.size > 0 || this.#changed.size > 0) this.#applySoon();
    }, MIN_INTERVAL_MS);
  }

  #apply(): void {
    for (const [id, message] of this.#waiting) this.#replaceWish(id, message);
    this.#waiting.clear();
    let left = MAX_UPDATES_AT_ONCE;
    for (const id of this.#changed) {
      if (left-- === 0) break;
      this.#changed.delete(id);
      this.#updateMixer(id);
    }
  }

  #replaceWish(id: ParticipantId, message: PersonalMessage): void {
    const isOther = (other: ParticipantId): boolean => other !== id && this.#options.isKnown(other);
    const before = this.#wishes.get(id)?.blocked;
    this.#changed.add(id);
    const blocked = new Set(message.blocked.filter(isOther));
    for (const other of before ?? []) if (!blocked.has(other)) this.#unblock(other, id);
    for (const other of blocked) if (before?.has(other) !== true) this.#block(other, id);
    this.#wishes.set(id, { gains: new Map(message.gains.filter(([other]) => isOther(other))), blocked });
  }

  #block(id: ParticipantId, blocker: ParticipantId): void {
    const blockers = this.#blockers.get(id) ?? new Set();
    this.#blockers.set(id, blockers.add(blocker));
    this.#changed.add(id);
  }

  #unblock(id: ParticipantId, blocker: ParticipantId): void {
    this.#blockers.get(id)?.delete(blocker);
    this.#changed.add(id);
  }

  #updateMixer(id: ParticipantId): void {
    const { members, setPersonal } = this.#options;
    const member = members.get(id);
    if (member === undefined) return;
    const gains = new Map([...(this.#wishes.get(id)?.gains ?? [])].filter(([, gain]) => gain !== 1));
    for (const other of this.#wishes.get(id)?.blocked ?? []) gains.set(other, 0);
    for (const other of this.#blockers.get(id) ?? []) gains.set(other, 0);
    const rows = [...gains].flatMap(([other, gain]) => {
      const slot = members.get(other)?.slot;
      return slot === undefined ? [] : [{ slot, gain }];
    });
    if (rows.length === 0 && !this.#withRows.delete(id)) return;
    if (rows.length > 0) this.#withRows.add(id);
    setPersonal(member.slot, {
      slots: Int32Array.from(rows, ({ slot }) => slot),
      gains: Float32Array.from(rows, ({ gain }) => gain),
    });
  }
}
