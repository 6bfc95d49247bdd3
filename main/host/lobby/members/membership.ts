import { NO_HAND_ROLE } from '../../../../shared/model/people/hand-role.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../../shared/protocol/channel.ts';
import { OWN_RACE_MS } from '../../../../shared/protocol/returning.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { CloseReason } from '../../../media/peer-session.ts';
import { withoutGuest } from '../../../room/authority.ts';
import { withRole } from '../../../room/hand-roles.ts';
import { roomOf } from '../../../room/lobby-rooms.ts';
import { findByIdentity, withAway, withLeft } from '../../../room/room.ts';
import type { MixRecorder } from '../../reports/mix-recorder.ts';
import type { Headsets } from '../../headset/headsets.ts';
import { followConnection } from '../../listen/follow-connection.ts';
import { Arrivals } from '../arrivals.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { PersonalHearing } from '../personal-hearing.ts';
import { Absences, AWAY_AFTER_CLOSE_SECONDS, AWAY_SECONDS } from './absences.ts';
import { Attempts, endConnection, type Leaving } from './attempts.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { LobbyEndpoint } from './lobby-endpoint.ts';
import type { ResumeTokens } from './resume-tokens.ts';
import type { LobbySuccession } from './lobby-succession.ts';
import { followFiles, type FilesDesk } from './follow-files.ts';
import type { MemberRoles } from './member-roles.ts';
import type { MemberRooms } from '../circles/member-rooms.ts';
import { Seats, type SeatMixer } from './seats.ts';
import type { Whispers } from '../circles/whispers.ts';

/** Those who left are remembered, as many as this for each place. */
const REMEMBERED_PER_PLACE = 2;

export interface MembershipOptions {
  readonly book: LobbyBook;
  /** Those who are connected; the membership adds and removes them. */
  readonly members: Map<ParticipantId, LobbyMember>;
  readonly tokens: ResumeTokens;
  readonly mixer: SeatMixer;
  readonly endpoint: Pick<LobbyEndpoint, 'promote'>;
  /** Keeps what is sent to each slot; not given = nothing does. */
  readonly recorder?: Pick<MixRecorder, 'clear'> | undefined;
  readonly places: LobbyPlaces;
  readonly roles: MemberRoles;
  readonly rooms: MemberRooms;
  readonly whispers: Whispers;
  readonly personal: PersonalHearing;
  readonly headsets: Headsets<LobbyMember>;
  readonly broadcast: LobbyBroadcast;
  /** Not given = the lobby ends with this host. */
  readonly succession?: LobbySuccession | undefined;
  readonly onMessage: (member: LobbyMember, message: ServerboundChannelMessage) => void;
  /** What members do on the channel `files`. */
  readonly files: FilesDesk;
  /** Applies what a member and its headset have turned off. */
  readonly applyStatus: (member: LobbyMember) => void;
  /** A member's channel is open, and it has learned what the lobby is like. */
  readonly onWelcome: (member: LobbyMember) => void;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
  readonly schedule: Schedule;
}

/**
 * Keeps the participants of the lobby and their connections. A participant enters, may be away for a while,
 * comes back, and leaves; with each step, everything that is kept by participant or slot follows.
 */
export class Membership {
  readonly seats: Seats;
  readonly absences: Absences;
  readonly #options: MembershipOptions;
  readonly #arrivals = new Arrivals();
  readonly #attempts = new Attempts();

  constructor(options: MembershipOptions) {
    const { book, mixer, tokens, personal, uptimeMs, schedule } = options;
    const { capacity } = book.room;
    this.#options = options;
    this.seats = new Seats(capacity, mixer, options.recorder);
    this.absences = new Absences({
      maxRemembered: REMEMBERED_PER_PLACE * capacity,
      uptimeMs,
      schedule,
      onOver: (id) => this.leave(id, { mayReturn: true, isRemembered: true }),
      onForgotten: (id) => {
        tokens.forget(id);
        personal.leave(id);
      },
    });
  }

  /** Returns whether the media of a participant were never connected. */
  isArrival(id: ParticipantId): boolean {
    return this.#arrivals.has(id);
  }

  /**
   * Adds a participant that the room has a place for, on its first connection. Returns what to do when that is open.
   */
  enter(member: LobbyMember, participant: Participant, addressGroup: string): () => void {
    const { members, places, roles, rooms, personal, headsets, broadcast } = this.#options;
    members.set(member.id, member);
    const remembered = this.absences.recall(member.id);
    this.#arrivals.add(member.id, addressGroup);
    this.seats.take(member.id, member.slot, participant);
    places.join(member, participant);
    if (remembered?.group !== undefined) places.returnToGroup(member.id, remembered.group);
    if (remembered?.role !== undefined) roles.restore(member.id, remembered.role);
    if (remembered?.room !== undefined) rooms.restore(member.id, remembered.room);
    if (remembered !== undefined) personal.setBack(member.id);
    const open = this.#follow(member);
    headsets.ownerJoined(member);
    // Moderators may hold this person to something since an earlier visit.
    this.#options.applyStatus(member);
    broadcast.noteChange(member.id);
    return open;
  }

  /**
   * Returns the slot for another connection of a participant, whose offer is being answered until `answered`; undefined
   * = no slot is free.
   */
  beginAttempt(id: ParticipantId): number | undefined {
    const slot = this.seats.slotOf(id) ?? this.seats.acquire();
    const participant = this.#options.book.room.participants.get(id);
    if (slot === undefined || participant === undefined) return undefined;
    if (this.seats.slotOf(id) === undefined) this.seats.take(id, slot, participant);
    this.#attempts.begin(id);
    return slot;
  }

  /** The offer of another connection has been answered; `member`: undefined = it cannot be used. */
  answered(id: ParticipantId, member: LobbyMember | undefined): void {
    this.#attempts.answered(id);
    if (member === undefined) return this.#freeIdleSeat(id);
    void this.#attempts.add(member)?.dismiss('replaced');
  }

  /**
   * Returns whether the connection of a participant opened a moment ago. Another try of the same return, which the host
   * reads late, must not end the connection that won: it wins when the client says something on it.
   */
  hasJustOpened(id: ParticipantId): boolean {
    const openedAtMs = this.#options.members.get(id)?.openedAtMs ?? -Infinity;
    return this.#options.uptimeMs() - openedAtMs < OWN_RACE_MS;
  }

  /** Follows an attempt. Returns what to do when its channel is open. */
  followAttempt(member: LobbyMember): () => void {
    return this.#follow(member);
  }

  /**
   * Ends the membership of a person who joins again without a token: after a crash that the host has not noticed yet,
   * or in another window. The newer one takes the name and the place. `returning`: who comes back by this join, and is
   * remembered until then; undefined = nobody.
   */
  replace(identity: string, returning: ParticipantId | undefined): void {
    const former = findByIdentity(this.#options.book.room, identity);
    if (former !== undefined)
      this.leave(former.id, { reason: 'replaced', mayReturn: true, isRemembered: former.id === returning });
    this.absences.forgetIdentity(identity, returning);
  }

  /** Ends a connection that was never open, in favour of another one of the same participant from memory. */
  overtakeArrival(id: ParticipantId): void {
    if (this.isArrival(id)) this.leave(id, { reason: 'replaced', mayReturn: true, isRemembered: true });
  }

  /** Ends one arrival of a full lobby if somebody of another address has more of them (`Arrivals`). */
  makeRoom(addressGroup: string, places: number): void {
    const isFull = this.#options.book.room.participants.size >= places;
    const victim = isFull ? this.#arrivals.findVictim(addressGroup) : undefined;
    if (victim !== undefined) this.leave(victim, { mayReturn: true });
  }

  /** Removes a participant with all its connections. */
  leave(id: ParticipantId, { reason, removal, mayReturn, isRemembered = false }: Leaving): void {
    const { book, members, tokens, places, roles, rooms, whispers, personal, headsets, broadcast } = this.#options;
    const participant = book.room.participants.get(id);
    if (participant === undefined) return;
    const member = members.get(id);
    const connections = [...this.#attempts.removeAll(id), ...(member === undefined ? [] : [member])];
    members.delete(id);
    if (member !== undefined) headsets.ownerLeft(member, mayReturn);
    this.#arrivals.remove(id);
    this.absences.end(id);
    if (isRemembered) {
      this.absences.remember({
        ...participant,
        ...{ group: places.describeGroupOf(id), role: roles.of(id), room: roomOf(book.rooms, id) },
      });
      personal.setAway(id);
    } else {
      tokens.forget(id);
      personal.leave(id);
    }
    book.write({
      room: withLeft(book.room, id),
      roles: withRole(book.roles, id, NO_HAND_ROLE),
      authority: isRemembered ? book.authority : withoutGuest(book.authority, participant),
    });
    rooms.forget(id);
    whispers.gone(id);
    places.leave(id);
    this.seats.leave(id);
    for (const connection of connections) endConnection(connection, reason, removal);
    broadcast.noteChange(id);
    this.#options.succession?.gone(id, participant.identity, member?.isLeaving === true);
  }

  /** Sends a member all that it needs at the start. */
  welcome(member: LobbyMember): void {
    this.#options.broadcast.welcome(member);
    this.#options.headsets.ownerOpened(member);
    this.#options.rooms.welcome(member);
    this.#options.whispers.welcome(member);
    this.#options.onWelcome(member);
  }

  async close(reason: 'lobby-closed' | 'restarting'): Promise<void> {
    const connections = [...this.#attempts.all(), ...this.#options.members.values()];
    await Promise.all(connections.map((connection) => connection.dismiss(reason)));
    this.absences.stop();
  }

  #follow(member: LobbyMember): () => void {
    const { schedule, members, onMessage } = this.#options;
    let hasSpoken = false;
    const open = followConnection(member, {
      schedule,
      onOpen: () => this.#open(member),
      onMessage: (message) => {
        if (this.#attempts.holds(member)) open();
        if (members.get(member.id) !== member) return;
        if (!hasSpoken) this.#useToken(member);
        hasSpoken = true;
        onMessage(member, message);
      },
      onClosed: (reason) => this.#closed(member, reason),
    });
    followFiles(member, this.#options.files, () => {
      if (this.#attempts.holds(member)) open();
    });
    return open;
  }

  #open(member: LobbyMember): void {
    const { book, members, endpoint } = this.#options;
    const { id } = member;
    this.#arrivals.remove(id);
    member.openedAtMs = this.#options.uptimeMs();
    book.noteChange();
    if (this.#attempts.remove(member)) {
      endpoint.promote(member.peer);
      const former = members.get(id);
      members.set(id, member);
      if (former === undefined) this.#comeBack(member);
      else this.#move(former, member);
      for (const other of this.#attempts.removeAll(id)) endConnection(other, 'replaced');
    }
    this.#options.succession?.connected(member, book.room.participants.get(id)?.identity ?? '');
    if (!book.isStandby) this.welcome(member);
  }

  /**
   * The client has its new token, because it says something on the connection. Before that, it may have given the
   * connection up without an answer, and then it returns by the token before.
   */
  #useToken({ id, tokenHash }: LobbyMember): void {
    const { book, tokens } = this.#options;
    tokens.use(id, tokenHash, book.isStandby);
    book.noteChange();
  }

  /** A participant who was away has a connection again. */
  #comeBack(member: LobbyMember): void {
    const { book, places, personal, headsets, broadcast, applyStatus } = this.#options;
    const { id } = member;
    member.ownStatus = this.absences.end(id) ?? member.ownStatus;
    book.write({ room: withAway(book.room, id, false) });
    places.setBack(member);
    personal.setBack(id);
    headsets.ownerJoined(member);
    applyStatus(member);
    broadcast.noteChange(id);
  }

  /** Moves a participant to another connection, in the same slot. */
  #move(former: LobbyMember, member: LobbyMember): void {
    member.goOnFrom(former);
    this.#options.headsets.ownerMoved(member);
    endConnection(former, 'replaced');
  }

  #closed(member: LobbyMember, reason: CloseReason): void {
    const { book, members, tokens } = this.#options;
    const { id } = member;
    if (this.#attempts.remove(member)) {
      tokens.withdraw(id, member.tokenHash);
      member.signalling.close();
      this.#freeIdleSeat(id);
      return;
    }
    if (members.get(id) !== member) return;
    const isLost = member.isChannelOpen && (reason === 'silent' || reason === 'left');
    if (book.isStandby) this.#setAway(member, Infinity);
    else if (isLost && !member.isLeaving)
      this.#setAway(member, reason === 'silent' ? AWAY_SECONDS : AWAY_AFTER_CLOSE_SECONDS);
    else {
      const isRemembered = member.wasRemembered && !member.isChannelOpen && !member.isLeaving;
      if (isRemembered) tokens.withdraw(id, member.tokenHash);
      this.leave(id, { mayReturn: reason !== 'left' && !member.isLeaving, isRemembered });
    }
  }

  #setAway(member: LobbyMember, seconds: number): void {
    const { book, members, places, personal, headsets, broadcast } = this.#options;
    const { id } = member;
    members.delete(id);
    headsets.ownerLeft(member, true);
    this.absences.begin(id, member.ownStatus, seconds);
    book.write({ room: withAway(book.room, id, true) });
    places.setAway(id);
    personal.setAway(id);
    this.#options.whispers.gone(id);
    this.#freeIdleSeat(id);
    member.signalling.close();
    broadcast.noteChange(id);
    this.#options.succession?.away(id);
  }

  /** Frees the slot of a participant without a connection, present or coming. */
  #freeIdleSeat(id: ParticipantId): void {
    if (!this.#options.members.has(id) && !this.#attempts.has(id)) this.seats.leave(id);
  }
}
