import * as v from 'valibot';
import { LIFE_STATES, MAX_LABEL_LENGTH, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { MAX_COORDINATE_METRES } from '../model/pose.ts';

/**
 * The message of a game about this machine's player to the app (`docs/games/game-api.md`, local API). Every field but
 * the type may be left out and then has its default. The server API's message is in `server-game.ts`.
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
