import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { LobbyState, ParticipantState } from '../../../../shared/protocol/lobby-state.ts';
import { describeAuthority, openAuthority } from '../../../room/authority.ts';
import { withParticipants } from '../../../room/room.ts';
import { describeRoomsState, openRooms, roomOf } from '../../../room/lobby-rooms.ts';
import type { Headsets } from '../../headset/headsets.ts';
import type { MixerPool } from '../../mixing/mixer-pool.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { MemberRoles } from './member-roles.ts';
import type { MemberRooms } from '../circles/member-rooms.ts';
import type { Membership } from './membership.ts';
import type { ResumeTokens } from './resume-tokens.ts';

export interface LobbyCopyOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly membership: Membership;
  readonly tokens: ResumeTokens;
  readonly places: LobbyPlaces;
  readonly roles: MemberRoles;
  readonly rooms: MemberRooms;
  readonly headsets: Headsets<LobbyMember>;
  readonly mixer: Pick<MixerPool, 'setStatus'>;
  readonly broadcast: LobbyBroadcast;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
}

/** Copies a lobby from one host to another, or to a file and back: who is in it, and what holds there. */
export class LobbyCopy {
  readonly #options: LobbyCopyOptions;

  constructor(options: LobbyCopyOptions) {
    this.#options = options;
  }

  /** Returns the state of this lobby. Those who never connected are left out: they have nothing to resume. */
  describe(): LobbyState {
    const { book, membership, tokens, places, roles, headsets } = this.#options;
    const { room, rules, phase, keys, authority } = book;
    const { lobbyId, lobbyName, version, hostIdentity, meeting } = book;
    const participants = [...room.participants.values()].filter(({ id }) => !membership.isArrival(id));
    return {
      ...{ lobbyId, version, lobbyName, capacity: room.capacity, rules, phase },
      nextParticipantId: room.nextParticipantId,
      participants: participants.map((participant) => ({
        ...participant,
        ...this.#ownStatusOf(participant),
        group: places.groupOf(participant.id),
        room: roomOf(book.rooms, participant.id),
        role: roles.of(participant.id),
        tokenHashes: tokens.hashesOf(participant.id),
        headset: headsets.describe(participant.id),
      })),
      groups: places.describeGroups().map(({ name, salt, passwordHash }) => ({
        name,
        salt: Buffer.from(salt).toString('base64url'),
        passwordHash: Buffer.from(passwordHash).toString('base64url'),
      })),
      rooms: describeRoomsState(book.rooms),
      authority: describeAuthority(authority, this.#options.uptimeMs()),
      secret: Buffer.from(keys.secret).toString('base64url'),
      hostIdentity,
      meeting,
    };
  }

  /**
   * Replaces who is in this lobby by a state: everybody without a connection here is away, until further notice. Rules
   * and phase are the caller's to apply.
   */
  adopt(state: LobbyState): void {
    const { book, membership, tokens, places, roles, rooms, headsets, broadcast } = this.#options;
    const before = book.room.participants;
    const kept = new Set(state.participants.map(({ id }) => id));
    for (const id of before.keys()) if (!kept.has(id)) membership.leave(id, { mayReturn: false });
    const participants = new Map(state.participants.map((row) => [row.id, this.#participantOf(row)]));
    const nextParticipantId = Math.max(book.room.nextParticipantId, state.nextParticipantId);
    book.write({
      room: { ...withParticipants(book.room, participants), nextParticipantId },
      keys: { ...book.keys, secret: Buffer.from(state.secret, 'base64url') },
      authority: openAuthority(state.authority, this.#options.uptimeMs()),
      hostIdentity: state.hostIdentity,
      meeting: state.meeting,
    });
    book.adoptVersion(state.version);
    for (const row of state.participants) {
      tokens.setPassedOn(row.id, row.tokenHashes);
      const known = before.get(row.id);
      if (known === undefined) places.joinAway(row.id, row);
      else if (known.name !== row.name) places.rename(row.id, row.name);
      this.#adoptStatus(row);
      broadcast.noteChange(row.id);
    }
    headsets.adopt(new Map(state.participants.flatMap(({ id, headset }) => (headset ? [[id, headset]] : []))));
    const groups = state.groups.map(({ name, salt, passwordHash }) => ({
      name,
      salt: Buffer.from(salt, 'base64url'),
      passwordHash: Buffer.from(passwordHash, 'base64url'),
    }));
    roles.adopt(new Map(state.participants.flatMap(({ id, role }) => (role === undefined ? [] : [[id, role]]))));
    places.refreshRights();
    rooms.adopt(openRooms(state.rooms, new Map(state.participants.map(({ id, room }) => [id, room]))));
    places.restoreGroups(groups, new Map(state.participants.map(({ id, group }) => [id, group])));
  }

  #participantOf({ id, name, identity, color, profile, isMuted, isDeafened }: ParticipantState): Participant {
    return { id, name, identity, color, profile, isMuted, isDeafened, isAway: !this.#options.members.has(id) };
  }

  /** Returns what a participant has turned off itself, if that differs from what is off: a moderator's part can end. */
  #ownStatusOf({ id, isMuted, isDeafened }: Participant): Pick<ParticipantState, 'own'> {
    const { members, membership, headsets } = this.#options;
    const member = members.get(id);
    const own = member === undefined ? membership.absences.ownStatusOf(id) : headsets.statusOf(member);
    if (own === undefined || (own.isMuted === isMuted && own.isDeafened === isDeafened)) return {};
    return { own: { isMuted: own.isMuted, isDeafened: own.isDeafened } };
  }

  #adoptStatus({ id, isMuted, isDeafened, own = { isMuted, isDeafened } }: ParticipantState): void {
    const { members, membership, mixer } = this.#options;
    const member = members.get(id);
    if (member !== undefined) member.ownStatus = own;
    else membership.absences.begin(id, own, Infinity);
    const slot = membership.seats.slotOf(id);
    if (slot !== undefined) mixer.setStatus(slot, isMuted, isDeafened);
  }
}
