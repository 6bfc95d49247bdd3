import { createStore, type StoreApi } from 'zustand/vanilla';
import { OPEN_SPACE, type RoomFacts, type RoomId } from '../../../shared/model/people/lobby-room.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';

export interface RoomsState {
  /** Whether the host has rooms at all: hosts of earlier versions do not. */
  readonly isSupported: boolean;
  readonly rooms: readonly RoomFacts[];
  /** Those who are in a room; all others are in the open space. */
  readonly places: ReadonlyMap<ParticipantId, RoomId>;
  /** Rooms whose people the list hides. */
  readonly collapsed: ReadonlySet<RoomId>;
  /** The room whose password is wanted; null = none. */
  readonly asked: { readonly room: RoomId; readonly bring: boolean; readonly isWrong: boolean } | null;
}

export type RoomsStore = StoreApi<RoomsState>;

export const NO_LOBBY_ROOMS: RoomsState = {
  ...{ isSupported: false, rooms: [], places: new Map(), collapsed: new Set(), asked: null },
};

export function createRoomsStore(): RoomsStore {
  return createStore<RoomsState>(() => NO_LOBBY_ROOMS);
}

/** Returns the number of the room where a player is; 0 = the open space. */
export function roomIdOf({ places }: Pick<RoomsState, 'places'>, id: ParticipantId | null): RoomId {
  return (id === null ? undefined : places.get(id)) ?? OPEN_SPACE;
}

/** Returns the room where a player is; undefined = the open space. */
export function roomOf(state: Pick<RoomsState, 'rooms' | 'places'>, id: ParticipantId | null): RoomFacts | undefined {
  const room = roomIdOf(state, id);
  return state.rooms.find((one) => one.id === room);
}
