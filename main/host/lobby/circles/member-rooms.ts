import { randomBytes } from 'node:crypto';
import { OPEN_SPACE, type RoomId, type RoomWish } from '../../../../shared/model/people/lobby-room.ts';
import type { RoomAction } from '../../../../shared/model/people/moderation.ts';
import { isAbove } from '../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type {
  RoomEnter,
  RoomNotice,
  RoomRefusal,
  RoomSet,
  ServerboundRoomMessage,
} from '../../../../shared/protocol/people/room-messages.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { may, rankOf } from '../../../room/authority.ts';
import {
  describeRooms,
  findRoomRefusal,
  hearingOf,
  opens,
  peopleIn,
  roomOf,
  withoutRoom,
  withPerson,
  withRoom,
  type LobbyRooms,
} from '../../../room/lobby-rooms.ts';
import { PasswordTries } from '../../../room/passwords.ts';
import type { RoomPlace } from '../../../room/placements.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';

/** A moderator who sorts people into teams is not slowed down. */
const ACTIONS_AT_ONCE = 60;
const ACTIONS_PER_SECOND = 2;

/** Each call to follow shows a message in many windows. */
const CALLS_AT_ONCE = 2;
const CALLS_PER_SECOND = 1 / 15;

/** How long a player who was asked to follow needs no password. */
const CALL_LASTS_MS = 60_000;

const SALT_BYTES = 16;
const randomSalt = (): Uint8Array => randomBytes(SALT_BYTES);

const REFUSALS: Readonly<Record<RoomRefusal, string>> = {
  'no-such-room': 'This room is no longer there.',
  'room-full': 'This room is full.',
  'wrong-room-password': 'This is not the password of the room. Ask someone in it.',
  'too-many-tries': 'Too many wrong passwords. Wait a minute, then try again.',
  'too-many-rooms': 'The lobby has as many rooms as it can have. Delete one first.',
  'bad-room-name': 'A room needs a name with 1 to 32 visible characters.',
  'room-name-taken': 'Another room has this name, or one that looks like it. Choose another one.',
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'rank-too-high': 'You can only move players with a lower role than yours.',
  'not-here': 'This player has left the lobby.',
  'too-many-actions': 'You did too much in a short time. Wait a moment, then try again.',
  'room-refused': 'The host refused this.',
};

export interface MemberRoomsOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly places: Pick<LobbyPlaces, 'setRoom'>;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  /** Writes what was decided into the audit list. */
  readonly note: (by: string, action: RoomAction, target: string) => void;
  readonly nowMs: () => number;
}

interface Rates {
  readonly actions: TokenBucket;
  readonly calls: TokenBucket;
}

/** Lets people enter rooms, move others between them and change them, each by their rank. */
export class MemberRooms {
  readonly #options: MemberRoomsOptions;
  readonly #rates = new WeakMap<LobbyMember, Rates>();
  readonly #tries = new PasswordTries<RoomId>();
  /** Where participants were asked to follow, and until when that lets them in without a password. */
  readonly #calls = new Map<ParticipantId, { readonly room: RoomId; readonly untilMs: number }>();

  constructor(options: MemberRoomsOptions) {
    this.#options = options;
  }

  handle(member: LobbyMember, message: ServerboundRoomMessage): void {
    const actor = this.#options.book.room.participants.get(member.id);
    if (actor === undefined) return;
    const isTooFast = !this.#ratesOf(member).actions.take(1, this.#options.nowMs());
    const code = isTooFast ? 'too-many-actions' : this.#act(member, actor, message);
    const answer = code === undefined ? '' : REFUSALS[code];
    member.send({ type: 'room-answer', request: message.request, code: code ?? '', message: answer });
  }

  /** Sends a member the rooms. */
  welcome(member: LobbyMember): void {
    member.send({ type: 'rooms', rooms: describeRooms(this.#options.book.rooms) });
  }

  /** Puts a participant who is back from memory into its former room, if that is there and has a place. */
  restore(id: ParticipantId, room: RoomId): void {
    const { rooms } = this.#options.book;
    if (findRoomRefusal(rooms, id, room) === undefined) this.#write(withPerson(rooms, id, room));
  }

  /** Creates rooms that are not there yet, as far as there is place for them. */
  open(wishes: readonly RoomWish[]): void {
    for (const wish of wishes) {
      const opened = withRoom(this.#options.book.rooms, OPEN_SPACE, wish, randomSalt);
      if (opened.ok) this.#write(opened.value);
    }
  }

  /** Replaces all rooms by those of another host or an earlier start. */
  adopt(rooms: LobbyRooms): void {
    this.#write(rooms);
  }

  /** Forgets a participant who has left the lobby. */
  forget(id: ParticipantId): void {
    const { book } = this.#options;
    book.write({ rooms: withPerson(book.rooms, id, OPEN_SPACE) });
    this.#tries.forgetParticipant(id);
    this.#calls.delete(id);
  }

  #act(member: LobbyMember, actor: Participant, message: ServerboundRoomMessage): RoomRefusal | undefined {
    switch (message.type) {
      case 'room-enter':
        return this.#enter(member, actor, message);
      case 'room-move':
        return this.#move(actor, message.id, message.room, (name) => this.#options.note(actor.name, 'move', name));
      case 'room-set':
        return this.#set(actor, message);
      case 'room-delete':
        return this.#delete(actor, message.room);
    }
  }

  #enter(member: LobbyMember, actor: Participant, { room, password, bring }: RoomEnter): RoomRefusal | undefined {
    const { rooms } = this.#options.book;
    const former = roomOf(rooms, actor.id);
    const refusal = findRoomRefusal(rooms, actor.id, room) ?? this.#checkPassword(actor, room, password);
    if (refusal !== undefined) return refusal;
    if (former === room) return undefined;
    if (bring && !this.#ratesOf(member).calls.take(1, this.#options.nowMs())) return 'too-many-actions';
    this.#calls.delete(actor.id);
    this.#write(withPerson(rooms, actor.id, room));
    if (bring) this.#bring(actor, former, room);
    return undefined;
  }

  #checkPassword(actor: Participant, id: RoomId, password: string): RoomRefusal | undefined {
    const { book, nowMs } = this.#options;
    const room = book.rooms.rooms.get(id);
    const call = this.#calls.get(actor.id);
    const isCalled = call?.room === id && nowMs() < call.untilMs;
    const isFree = room === undefined || room.password === null || roomOf(book.rooms, actor.id) === id || isCalled;
    if (isFree || may(book.authority, actor.identity, 'move')) return undefined;
    if (this.#tries.findExcess(actor.id, id, nowMs()) !== undefined) return 'too-many-tries';
    if (opens(room, password)) return undefined;
    // A client that did not know of the password has not guessed.
    if (password !== '') this.#tries.note(actor.id, id, nowMs());
    return 'wrong-room-password';
  }

  /** Moves those in the former room whom the participant may move, and asks the others to follow. */
  #bring(actor: Participant, former: RoomId, room: RoomId): void {
    const { book, note, nowMs } = this.#options;
    const moved: string[] = [];
    for (const id of peopleIn(book.rooms, former, book.room.participants.keys())) {
      if (this.#move(actor, id, room, (name) => moved.push(name)) === undefined) continue;
      this.#calls.set(id, { room, untilMs: nowMs() + CALL_LASTS_MS });
      this.#tell(id, actor, 'follow', room);
    }
    // One line, since a room full of people would push all else from the list.
    if (moved.length > 0) note(actor.name, 'move', moved.length === 1 ? moved.join('') : '');
  }

  #move(actor: Participant, id: ParticipantId, room: RoomId, onMoved: (name: string) => void): RoomRefusal | undefined {
    const { authority, room: lobby, rooms } = this.#options.book;
    const target = lobby.participants.get(id);
    if (!may(authority, actor.identity, 'move')) return 'not-permitted';
    if (target === undefined) return 'not-here';
    const isLower = isAbove(rankOf(authority, actor.identity), rankOf(authority, target.identity));
    if (!isLower && id !== actor.id) return 'rank-too-high';
    const refusal = findRoomRefusal(rooms, id, room);
    if (refusal !== undefined || roomOf(rooms, id) === room) return refusal;
    this.#write(withPerson(rooms, id, room));
    if (id === actor.id) return undefined;
    this.#tell(id, actor, 'moved', room);
    onMoved(target.name);
    return undefined;
  }

  #set(actor: Participant, { room, name, hearing, limit, password }: RoomSet): RoomRefusal | undefined {
    const { book, note } = this.#options;
    if (!may(book.authority, actor.identity, 'rules')) return 'not-permitted';
    const changed = withRoom(book.rooms, room, { name, hearing, limit, password }, randomSalt);
    if (!changed.ok) return changed.error.code;
    this.#write(changed.value);
    const shown = changed.value.rooms.get(room === OPEN_SPACE ? changed.value.nextId - 1 : room)?.name ?? '';
    note(actor.name, room === OPEN_SPACE ? 'open-room' : 'change-room', shown);
    return undefined;
  }

  #delete(actor: Participant, room: RoomId): RoomRefusal | undefined {
    const { book, note } = this.#options;
    if (!may(book.authority, actor.identity, 'rules')) return 'not-permitted';
    const name = book.rooms.rooms.get(room)?.name;
    if (name === undefined) return 'no-such-room';
    const people = peopleIn(book.rooms, room, book.room.participants.keys());
    this.#write(withoutRoom(book.rooms, room));
    this.#tries.forgetTarget(room);
    for (const id of people) if (id !== actor.id) this.#tell(id, actor, 'deleted', OPEN_SPACE, name);
    note(actor.name, 'delete-room', name);
    return undefined;
  }

  #tell(
    id: ParticipantId,
    { name: by }: Participant,
    what: RoomNotice['what'],
    room: RoomId,
    name = this.#options.book.rooms.rooms.get(room)?.name ?? '',
  ): void {
    this.#options.members.get(id)?.send({ type: 'room-notice', what, by, room, name });
  }

  /** Replaces the rooms: the mixer, the roster and everyone's list follow. */
  #write(rooms: LobbyRooms): void {
    const { book, members, places, broadcast } = this.#options;
    const before = book.rooms;
    if (!book.write({ rooms })) return;
    for (const id of book.room.participants.keys()) {
      const [former, now] = [placeIn(before, id), placeIn(rooms, id)];
      if (former.id === now.id && former.hearing === now.hearing) continue;
      places.setRoom(id, now);
      broadcast.noteChange(id);
    }
    if (before.rooms === rooms.rooms || book.isStandby) return;
    for (const member of members.values()) this.welcome(member);
  }

  #ratesOf(member: LobbyMember): Rates {
    const nowMs = this.#options.nowMs();
    const rates = this.#rates.get(member) ?? {
      actions: new TokenBucket(ACTIONS_AT_ONCE, ACTIONS_PER_SECOND, nowMs),
      calls: new TokenBucket(CALLS_AT_ONCE, CALLS_PER_SECOND, nowMs),
    };
    this.#rates.set(member, rates);
    return rates;
  }
}

function placeIn(rooms: LobbyRooms, id: ParticipantId): RoomPlace {
  return { id: roomOf(rooms, id), hearing: hearingOf(rooms, id) };
}
