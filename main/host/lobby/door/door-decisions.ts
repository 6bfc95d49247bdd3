import type { DoorAction, DoorPassword } from '../../../../shared/model/people/door.ts';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { DoorChange } from '../../../../shared/protocol/people/door-messages.ts';
import { keyOf, withAudit } from '../../../room/authority.ts';
import { actionsOf, doorAfter, isKnown, isUnheard, withLetIn, withSentBack, type Door } from '../../../room/door.ts';
import type { Knocks } from '../../listen/knocks.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import { hashDoorPassword } from './door-password.ts';

export interface DoorDecisionOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  /** Applies what a member, its headset, moderators and the door have turned off. */
  readonly applyStatus: (member: LobbyMember) => void;
  /** Earlier invitations should let nobody in any longer. */
  readonly onClosed: () => void;
  readonly uptimeMs: () => number;
}

/** Those that a decision concerns, besides the person it is about. */
export interface DoorWitnesses {
  /** What a member is or may do has changed. */
  welcome(member: LobbyMember): void;
  /** The record has grown. */
  onRecord(): void;
  /** What the door is like has changed. */
  onDoor(): void;
}

/** Why a decision is not carried out. */
export type DoorRefusal = 'not-here' | 'rank-too-high' | 'too-many-places' | 'moderation-refused';

/**
 * Carries out what moderators and the host decide about the door, and writes it down. `by`: the name of the one who
 * decides. Whether they may is checked before.
 */
export class DoorDecisions {
  readonly #options: DoorDecisionOptions;
  readonly #knocks: Knocks;
  readonly #witnesses: DoorWitnesses;
  /** The password before the last one, for the way back; undefined = it has not been changed. */
  #formerPassword: DoorPassword | null | undefined;

  constructor(options: DoorDecisionOptions, knocks: Knocks, witnesses: DoorWitnesses) {
    this.#options = options;
    this.#knocks = knocks;
    this.#witnesses = witnesses;
  }

  /** Changes who comes in. Takes a moment for a password, whose hash is slow. */
  async change(by: string, change: DoorChange): Promise<DoorRefusal | undefined> {
    const { book, onClosed } = this.#options;
    if ((change.places ?? 0) > book.room.capacity) return 'too-many-places';
    const password = await this.#passwordOf(change);
    if (password === undefined && change.password === null) return 'moderation-refused';
    const before = book.authority.door;
    const after = doorAfter(before, change, password);
    if (after.password !== before.password) this.#formerPassword = before.password;
    this.#write(after);
    for (const action of actionsOf(before, after)) this.#record(by, action);
    if (after.entry === 'invited' && before.entry !== 'invited') onClosed();
    if (after.isForKnownOnly !== before.isForKnownOnly || after.listening !== before.listening) this.#apply();
    this.#witnesses.onDoor();
    return undefined;
  }

  /** Lets somebody in who waits outside, and remembers those with an identity, or turns them away. */
  answer(by: string, id: number, isWelcome: boolean): DoorRefusal | undefined {
    const knock = this.#knocks.list.find((one) => one.id === id);
    if (knock === undefined) return 'not-here';
    const key = this.#knocks.keyOf(id);
    if (isWelcome && isIdentity(key)) this.#write(withLetIn(this.#options.book.authority.door, key));
    this.#knocks.answer(id, isWelcome);
    this.#record(by, isWelcome ? 'let-in' : 'turn-away', knock.name);
    return undefined;
  }

  /** Lets a participant be heard whom the lobby does not know, or makes them a newcomer again. */
  letIn(by: string, id: ParticipantId, isWelcome: boolean): DoorRefusal | undefined {
    const { book, members, broadcast, applyStatus } = this.#options;
    const newcomer = book.room.participants.get(id);
    if (newcomer === undefined) return 'not-here';
    const { authority } = book;
    const key = keyOf(newcomer);
    if (!isWelcome && authority.ranks.has(newcomer.identity)) return 'rank-too-high';
    const isIn = isKnown(authority, key, newcomer.identity) && !isUnheard(authority, key, newcomer.identity);
    // Another moderator was faster.
    if (isIn === isWelcome) return undefined;
    this.#write(isWelcome ? withLetIn(authority.door, key) : withSentBack(authority.door, key));
    this.#record(by, isWelcome ? 'let-in' : 'newcomer', newcomer.name);
    const member = members.get(id);
    if (member !== undefined) {
      applyStatus(member);
      this.#witnesses.welcome(member);
    }
    broadcast.noteChange(id);
    return undefined;
  }

  /** Returns the password that a change asks for; null = none, undefined = it stays, or there is no former one. */
  async #passwordOf({ password }: DoorChange): Promise<DoorPassword | null | undefined> {
    if (password === undefined) return undefined;
    return password === null ? this.#formerPassword : hashDoorPassword(password);
  }

  /** Applies what the door says about everyone who is here. */
  #apply(): void {
    const { members, broadcast, applyStatus, book } = this.#options;
    for (const member of members.values()) {
      applyStatus(member);
      this.#witnesses.welcome(member);
    }
    for (const id of book.room.participants.keys()) broadcast.noteChange(id);
  }

  #write(door: Door): void {
    const { book } = this.#options;
    book.write({ authority: { ...book.authority, door } });
  }

  #record(by: string, action: DoorAction, target = ''): void {
    const { book, uptimeMs } = this.#options;
    const entry = { atMs: uptimeMs(), by, action, target, rank: '', reason: '' } as const;
    book.write({ authority: withAudit(book.authority, entry) });
    this.#witnesses.onRecord();
  }
}

function isIdentity(key: string): boolean {
  return /^[\w-]{22}$/.test(key);
}
