import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from '../name.ts';
import { shapeOf } from './similar-name.ts';

/** Named rooms of a lobby, besides its open space. */
export const MAX_ROOMS = 50;
/** The number of the open space, where everyone begins. */
export const OPEN_SPACE = 0;
/** UTF-16 code units. */
export const MAX_ROOM_PASSWORD_LENGTH = 128;
/** The most people that a limit can allow: as many as the largest lobby has. */
export const MAX_ROOM_LIMIT = 1_000;

/**
 * How people in a room hear each other. `everyone`: all at full loudness, wherever they stand. `distance`: by the
 * lobby's rules. `nobody`: not at all, for people who are away.
 */
export const ROOM_HEARINGS = ['everyone', 'distance', 'nobody'] as const;
export type RoomHearing = (typeof ROOM_HEARINGS)[number];
export const roomHearingSchema = v.picklist(ROOM_HEARINGS);

/** The number of a room, never used twice in a lobby; 0 = the open space. */
export type RoomId = number;
export const roomIdSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));
export const roomNameInputSchema = v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH));
export const roomPasswordSchema = v.pipe(v.string(), v.maxLength(MAX_ROOM_PASSWORD_LENGTH));
/** The most people in a room; 0 = as many as the lobby has. */
export const roomLimitSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_ROOM_LIMIT));

/** Returns whether two rooms cannot both have these names, because people would take one for the other. */
export function isSameRoomName(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const shape = shapeOf(a);
  return shape !== '' && shape === shapeOf(b);
}

/** How someone wants a room to be. */
export interface RoomWish {
  /** As typed. */
  readonly name: string;
  readonly hearing: RoomHearing;
  /** 0 = no limit. */
  readonly limit: number;
  /** '' = none; null = as before. */
  readonly password: string | null;
}

/** What everyone in a lobby may know about a room. */
export interface RoomFacts {
  readonly id: RoomId;
  readonly name: string;
  readonly hearing: RoomHearing;
  /** 0 = no limit. */
  readonly limit: number;
  /** Entering takes a password. */
  readonly hasPassword: boolean;
}
