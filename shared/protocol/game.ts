import * as v from 'valibot';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { LIFE_STATES, MAX_LABEL_LENGTH, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { MAX_COORDINATE_METRES } from '../model/pose.ts';

/**
 * Messages from games, the same for every API: about this machine's player to the app (`docs/games/game-api.md`, local
 * API), and about all players to the lobby's host (server API). Every field but the type may be left out and then has
 * its default.
 */
const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE_METRES),
  v.maxValue(MAX_COORDINATE_METRES),
);
const degrees = v.pipe(v.number(), v.finite(), v.minValue(-100_000), v.maxValue(100_000));
const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH));
const share = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));

/** Metres, y up, left-handed; [x, y, z]. */
const positionSchema = v.strictTuple([coordinate, coordinate, coordinate]);

/**
 * One player's place and state. No position = nowhere (menu, loading). `yaw` in degrees: 0 looks along +z, 90 along +x.
 */
export const playerStateSchema = v.object({
  position: v.optional(v.nullable(positionSchema), null),
  yaw: v.optional(degrees, 0),
  camera: v.optional(v.nullable(v.object({ position: v.optional(positionSchema), yaw: degrees })), null),
  world: v.optional(label),
  enclosure: v.optional(label),
  team: v.optional(label),
  state: v.optional(v.picklist(LIFE_STATES)),
  muffle: v.optional(share),
  zone: v.optional(v.picklist(SOUND_ZONES)),
  talkTo: v.optional(v.picklist(TALK_TARGETS)),
  voice: v.optional(v.picklist(VOICE_STRENGTHS)),
  radio: v.optional(label),
});
export type PlayerState = v.InferOutput<typeof playerStateSchema>;

/** The local API's only message. */
export const localGameMessageSchema = v.object({
  type: v.literal('self'),
  game: v.optional(label, ''),
  player: playerStateSchema,
});
export type LocalGameMessage = v.InferOutput<typeof localGameMessageSchema>;

export const MAX_SERVER_PLAYERS = 1_000;

/**
 * The server API's only message: all players the game knows, or those that changed. Players are identified by their
 * name or id in the lobby.
 */
export const serverGameMessageSchema = v.object({
  type: v.literal('players'),
  /** Whether players missing from the message have left the game. */
  complete: v.optional(v.boolean(), true),
  phase: v.optional(v.picklist(GAME_PHASES)),
  players: v.pipe(
    v.array(
      v.object({
        ...playerStateSchema.entries,
        name: v.optional(v.pipe(v.string(), v.maxLength(256))),
        id: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647))),
        /** How far the voice carries, metres; overrides its strength. */
        rangeMetres: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))),
        priority: v.optional(v.boolean(), false),
      }),
    ),
    v.maxLength(MAX_SERVER_PLAYERS),
  ),
});
export type ServerGameMessage = v.InferOutput<typeof serverGameMessageSchema>;
