import { parseParticipantName } from '../../shared/model/name.ts';
import {
  isSameRoomName,
  MAX_ROOMS,
  OPEN_SPACE,
  type RoomFacts,
  type RoomHearing,
  type RoomId,
  type RoomWish,
} from '../../shared/model/people/lobby-room.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import type { RoomsState } from '../../shared/protocol/lobby-state.ts';
import type { RoomRefusal } from '../../shared/protocol/people/room-messages.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { isPassword, sealPassword, type SealedPassword } from './passwords.ts';

export interface LobbyRoom extends Omit<RoomFacts, 'hasPassword'> {
  /** null = anyone may enter. */
  readonly password: SealedPassword | null;
}

/** The rooms of a lobby, and who is in which. Immutable. */
export interface LobbyRooms {
  readonly nextId: RoomId;
  readonly rooms: ReadonlyMap<RoomId, LobbyRoom>;
  /** Those who are in a room; all others are in the open space. */
  readonly places: ReadonlyMap<ParticipantId, RoomId>;
}

export const NO_ROOMS: LobbyRooms = { nextId: OPEN_SPACE + 1, rooms: new Map(), places: new Map() };

/** Returns the room of a participant; 0 = the open space. */
export function roomOf({ places }: LobbyRooms, id: ParticipantId): RoomId {
  return places.get(id) ?? OPEN_SPACE;
}

/** Returns how people hear in the room of a participant; undefined = it is in the open space. */
export function hearingOf(rooms: LobbyRooms, id: ParticipantId): RoomHearing | undefined {
  return rooms.rooms.get(roomOf(rooms, id))?.hearing;
}

/** Returns the ids of those in a room, or of those of `everyone` who are in none. */
export function peopleIn(rooms: LobbyRooms, room: RoomId, everyone: Iterable<ParticipantId>): readonly ParticipantId[] {
  return [...everyone].filter((id) => roomOf(rooms, id) === room);
}

/** Creates a room (`id` 0) or changes one. `randomSalt` returns 16 random bytes. */
export function withRoom(
  state: LobbyRooms,
  id: RoomId,
  wish: RoomWish,
  randomSalt: () => Uint8Array,
): Result<LobbyRooms, RoomRefusal> {
  const before = state.rooms.get(id);
  if (id !== OPEN_SPACE && before === undefined) return refuse('no-such-room');
  const name = parseParticipantName(wish.name);
  if (name === undefined) return refuse('bad-room-name');
  const isTaken = [...state.rooms.values()].some((room) => room.id !== id && isSameRoomName(room.name, name));
  if (isTaken) return refuse('room-name-taken');
  if (before === undefined && state.rooms.size >= MAX_ROOMS) return refuse('too-many-rooms');
  const room: LobbyRoom = {
    id: before?.id ?? state.nextId,
    name,
    hearing: wish.hearing,
    limit: wish.limit,
    password: wish.password === null ? (before?.password ?? null) : passwordOf(wish.password, randomSalt),
  };
  return success({
    ...state,
    nextId: Math.max(state.nextId, room.id + 1),
    rooms: new Map(state.rooms).set(room.id, room),
  });
}

/** Deletes a room, whose people are in the open space then. Returns the same rooms if there is no such room. */
export function withoutRoom(state: LobbyRooms, id: RoomId): LobbyRooms {
  const rooms = new Map(state.rooms);
  if (!rooms.delete(id)) return state;
  return { ...state, rooms, places: new Map([...state.places].filter(([, room]) => room !== id)) };
}

/** Puts a participant into a room that there is. Returns the same rooms if it is there already. */
export function withPerson(state: LobbyRooms, id: ParticipantId, room: RoomId): LobbyRooms {
  if (roomOf(state, id) === room) return state;
  const places = new Map(state.places);
  if (room === OPEN_SPACE) places.delete(id);
  else places.set(id, room);
  return { ...state, places };
}

/**
 * Returns why a participant cannot be put into a room; undefined = it can. Passwords are the caller's to check. The
 * limit holds for everyone, and for the open space there is none.
 */
export function findRoomRefusal(state: LobbyRooms, id: ParticipantId, room: RoomId): RoomRefusal | undefined {
  if (room === OPEN_SPACE || roomOf(state, id) === room) return undefined;
  const wanted = state.rooms.get(room);
  if (wanted === undefined) return 'no-such-room';
  const count = [...state.places.values()].filter((other) => other === room).length;
  return wanted.limit > 0 && count >= wanted.limit ? 'room-full' : undefined;
}

/** Returns whether a password opens a room. */
export function opens({ password }: LobbyRoom, given: string): boolean {
  return password === null || isPassword(given, password);
}

/** Returns what everyone may know about the rooms, in their order. */
export function describeRooms({ rooms }: LobbyRooms): RoomFacts[] {
  return [...rooms.values()].map(({ password, ...facts }) => ({ ...facts, hasPassword: password !== null }));
}

/** Describes the rooms for another host; who is in them is described with the participants. */
export function describeRoomsState({ nextId, rooms }: LobbyRooms): RoomsState {
  return {
    nextId,
    rooms: [...rooms.values()].map(({ password, ...room }) => ({
      ...room,
      password: password && { salt: toBase64Url(password.salt), hash: toBase64Url(password.hash) },
    })),
  };
}

/** Returns the rooms that another host, or an earlier start, has left, with those who are in them. */
export function openRooms({ nextId, rooms }: RoomsState, places: ReadonlyMap<ParticipantId, RoomId>): LobbyRooms {
  return {
    nextId,
    rooms: new Map(
      rooms.map(({ password, ...room }) => [
        room.id,
        {
          ...room,
          password: password && {
            salt: Buffer.from(password.salt, 'base64url'),
            hash: Buffer.from(password.hash, 'base64url'),
          },
        },
      ]),
    ),
    places: new Map([...places].filter(([, room]) => room !== OPEN_SPACE)),
  };
}

function passwordOf(password: string, randomSalt: () => Uint8Array): SealedPassword | null {
  return password === '' ? null : sealPassword(password, randomSalt());
}

function refuse(code: RoomRefusal): Result<never, RoomRefusal> {
  return failure(code, code);
}
