import { TALK_TARGETS } from '../../shared/model/presence.ts';
import { MAX_WHISPER_TARGETS } from '../../shared/protocol/people/whisper-messages.ts';

/**
 * The fields of a placement: all that the mixer knows of a participant's position and way of speaking, as numbers that
 * cross to the mixer workers through shared memory. The host worker numbers labels (worlds, teams, ...); 0 = none.
 */
export const PLACEMENT = {
  /** 1 = has a position; 0 = has none: hears and is heard through channels only, or everywhere under the flat law. */
  isPlaced: 0,
  /** Position of the avatar; axes of `Pose`. */
  x: 1,
  y: 2,
  z: 3,
  yaw: 4,
  /** Position of the camera; that of the avatar if there is no camera. */
  cameraX: 5,
  cameraY: 6,
  cameraZ: 7,
  cameraYaw: 8,
  world: 9,
  enclosure: 10,
  team: 11,
  /** Index in `LIFE_STATES`. */
  state: 12,
  /** Factor for the rules' distances at which the voice carries: the voice strength, or the game server's value. */
  reach: 13,
  /** 0 to 1. */
  muffle: 14,
  /** Index in `SOUND_ZONES`. */
  zone: 15,
  /** Index in `TALK_TARGETS`, or `BROADCAST`. */
  talkTo: 16,
  /** Radio channel for speaking and listening. */
  radio: 17,
  /** The circle of people who hear only one another: a room of the lobby, or an isolated group in its open space. */
  group: 18,
  /** 1 = others are ducked while this participant is heard. */
  isPriority: 19,
  /** 0 to 1: the remaining share of a voice that fades because its position is stale. */
  remaining: 20,
  /** 1 = heard as in a channel because of the policy for stale positions; this does not extend their own hearing. */
  isFlat: 21,
  /** Where the circle is a room, how people hear in it: 1 + the index in `ROOM_HEARINGS`. 0 = no room. */
  room: 22,
  /** The participant's id, by which others whisper to it: slots get new owners, ids do not. */
  id: 23,
  /** 1 = heard only by those whose ids follow, perhaps by nobody. */
  isWhispering: 24,
  /** The first of `MAX_WHISPER_TARGETS` ids; 0 = none. */
  whispersTo: 25,
} as const;

/** A value of `talkTo`: to everybody, whatever the rules let every player do. */
export const BROADCAST = TALK_TARGETS.length;

/** The number of fields in one placement. */
export const PLACEMENT_FIELDS = PLACEMENT.whispersTo + MAX_WHISPER_TARGETS;
