import * as v from 'valibot';
import { stageMsSchema } from '../model/journey.ts';
import { identitySchema } from '../model/person.ts';
import { MAX_COORDINATE_METRES } from '../model/pose.ts';
import { LIFE_STATES, MAX_LABEL_LENGTH, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { hearingRulesSchema } from './hearing-rules-schema.ts';

/**
 * Messages on the data channel `earshot` (ordered, reliable), one JSON object in one text message. Described in
 * docs/protocol/client-protocol.md. Short keys where a message is sent many times a second.
 */
export const CHANNEL_LABEL = 'earshot';

const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE_METRES),
  v.maxValue(MAX_COORDINATE_METRES),
);
const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));

const yaw = v.pipe(v.number(), v.finite(), v.minValue(-1_000), v.maxValue(1_000));
const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH));

const place = { x: coordinate, y: coordinate, z: coordinate, yaw };

/** The sender's own pose: metres and radians, axes of `Pose`. Without a camera, that is where the avatar is. */
export const poseMessageSchema = v.object({ type: v.literal('pose'), ...place, camera: v.optional(v.object(place)) });

/**
 * The sender's pose is known no longer. `lost`: its source fell silent, the lobby's policy decides; `menu`: the player
 * is nowhere now.
 */
export const nowhereMessageSchema = v.object({ type: v.literal('nowhere'), reason: v.picklist(['lost', 'menu']) });

/** What the sender's game says of it besides the pose; replaces what was said before. */
export const presenceMessageSchema = v.object({
  type: v.literal('presence'),
  world: label,
  enclosure: label,
  team: label,
  state: v.picklist(LIFE_STATES),
  muffle: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1)),
  zone: v.picklist(SOUND_ZONES),
});

/**
 * How the sender speaks from now on. `priority`: others are ducked while it speaks, where the rules let players do so.
 */
export const talkMessageSchema = v.object({
  type: v.literal('talk'),
  to: v.picklist(TALK_TARGETS),
  voice: v.picklist(VOICE_STRENGTHS),
  radio: label,
  priority: v.optional(v.boolean(), false),
});

/** Enters an isolated group, whose password is that of its first member; an empty name leaves it. */
export const groupMessageSchema = v.object({
  type: v.literal('group'),
  name: label,
  password: v.pipe(v.string(), v.maxLength(128)),
});

export const statusMessageSchema = v.object({ type: v.literal('status'), muted: v.boolean(), deafened: v.boolean() });

/**
 * Most participants of whom one message says something in each list: what of it fits into a message of the channel,
 * whose ids are short for weeks.
 */
export const MAX_PERSONAL_ROWS = 200;

/**
 * How the sender wants to hear others; replaces what was said before. `gains`: [id, linear gain 0 to 2] on top of the
 * rules, 1 where left out: it never makes audible what the rules keep from the sender. `blocked`: neither hears the
 * other.
 */
export const personalMessageSchema = v.object({
  type: v.literal('personal'),
  gains: v.pipe(
    v.array(v.strictTuple([participantId, v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(2))])),
    v.maxLength(MAX_PERSONAL_ROWS),
  ),
  blocked: v.pipe(v.array(participantId), v.maxLength(MAX_PERSONAL_ROWS)),
});

/**
 * The sender wants to be told the stages of this participant's voice on the way to it, once a second; 0 = no longer.
 */
export const followMessageSchema = v.object({
  type: v.literal('follow'),
  id: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)),
});

/** What only the sender can know of its own voice's way: for those who follow it. */
export const captureMessageSchema = v.object({
  type: v.literal('capture'),
  captureMs: stageMsSchema,
  encodeMs: stageMsSchema,
});

/** Answer to the host's ping, with the same number. */
export const pongMessageSchema = v.object({
  type: v.literal('pong'),
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export const serverboundChannelSchema = v.variant('type', [
  poseMessageSchema,
  nowhereMessageSchema,
  presenceMessageSchema,
  talkMessageSchema,
  groupMessageSchema,
  statusMessageSchema,
  personalMessageSchema,
  followMessageSchema,
  captureMessageSchema,
  pongMessageSchema,
]);
export type ServerboundChannelMessage = v.InferOutput<typeof serverboundChannelSchema>;

/** `identity` '' = none was proven. */
const rosterRow = v.object({
  id: participantId,
  name: v.string(),
  muted: v.boolean(),
  deafened: v.boolean(),
  identity: v.optional(v.union([v.literal(''), identitySchema]), ''),
});

/** Everybody in the lobby, or the first of many; sent when the channel opens. */
export const rosterMessageSchema = v.object({ type: v.literal('roster'), participants: v.array(rosterRow) });

/** What is different in the roster: who is new or has changed, and who has left. */
export const changesMessageSchema = v.object({
  type: v.literal('changes'),
  participants: v.array(rosterRow),
  left: v.array(participantId),
});

/**
 * Who stands where and who talks, up to 10 times a second. One row a participant with a known pose, of 100 at most:
 * [id, x, y, z (metres), yaw (radians), level (dBFS of the last frame, -120 = silent), talking (0 or 1)]. `unplaced`,
 * where everybody is heard whether placed or not: who talks without a pose, [id, level].
 */
export const sceneMessageSchema = v.object({
  type: v.literal('scene'),
  rows: v.array(
    v.strictTuple([participantId, v.number(), v.number(), v.number(), v.number(), v.number(), v.picklist([0, 1])]),
  ),
  unplaced: v.optional(v.array(v.strictTuple([participantId, v.number()]))),
});

/**
 * Once a second, in large lobbies less often. One row a participant, in large lobbies those of the scene: [id, round
 * trip ms, loss to the host %, loss from the host %]; -1 = not known yet.
 */
export const qualityMessageSchema = v.object({
  type: v.literal('quality'),
  rows: v.array(v.strictTuple([participantId, v.number(), v.number(), v.number()])),
});

/** When the channel opens, and when the host changes them. */
export const rulesMessageSchema = v.object({
  type: v.literal('rules'),
  rules: hearingRulesSchema,
  phase: v.picklist(GAME_PHASES),
});

/**
 * Who hears the receiver when it speaks, and how loud, as the mixer would mix it now: [id, gain dB]. On change, 5 times
 * a second at most; the 64 loudest.
 */
export const audienceMessageSchema = v.object({
  type: v.literal('audience'),
  rows: v.pipe(v.array(v.strictTuple([participantId, v.number()])), v.maxLength(64)),
});

/**
 * What the host takes for the receiver's own place and state. `server`: the game's server says so, and own messages are
 * not used.
 */
export const standingMessageSchema = v.object({
  type: v.literal('standing'),
  from: v.picklist(['own', 'server']),
  /** The position is no longer told; the policy for that applies. */
  isStale: v.boolean(),
  world: v.string(),
  team: v.string(),
  state: v.picklist(LIFE_STATES),
  group: v.string(),
  isPriority: v.boolean(),
});

/** Why a host can keep somebody out of a group. `group-refused`: it does not say in a way that this version knows. */
export const GROUP_REFUSAL_CODES = ['wrong-password', 'too-many-tries', 'group-refused'] as const;
export type GroupRefusalCode = (typeof GROUP_REFUSAL_CODES)[number];

/**
 * Answer to `group`. `code` says why not, and `message` the same in English; '' for both = nothing is wrong. Older
 * hosts send no code.
 */
export const groupAnswerMessageSchema = v.object({
  type: v.literal('group'),
  name: label,
  isIn: v.boolean(),
  code: v.optional(v.fallback(v.picklist(['', ...GROUP_REFUSAL_CODES]), 'group-refused'), ''),
  message: v.string(),
});

/**
 * What the host gives each listener at present. `lowered` = less than it would, because its machine is too busy. Sent
 * to everybody when it changes, and when the channel opens while it is lowered.
 */
export const limitsMessageSchema = v.object({
  type: v.literal('limits'),
  lowered: v.boolean(),
  /** Loudest voices that one hears at once. */
  voices: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)),
  /** Of the Opus encoders. */
  complexity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** Sound in one packet. */
  packetMs: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(120)),
});

/** Once a second to who follows somebody: the stages that the host knows, milliseconds. */
export const journeyMessageSchema = v.object({
  type: v.literal('journey'),
  id: participantId,
  captureMs: stageMsSchema,
  encodeMs: stageMsSchema,
  uplinkMs: stageMsSchema,
  playoutMs: stageMsSchema,
  mixMs: stageMsSchema,
  mixEncodeMs: stageMsSchema,
});

/** Sent each second: tells the client that the host lives, and measures the round trip. */
export const pingMessageSchema = v.object({
  type: v.literal('ping'),
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export const clientboundChannelSchema = v.variant('type', [
  rosterMessageSchema,
  changesMessageSchema,
  sceneMessageSchema,
  qualityMessageSchema,
  rulesMessageSchema,
  audienceMessageSchema,
  standingMessageSchema,
  groupAnswerMessageSchema,
  limitsMessageSchema,
  journeyMessageSchema,
  pingMessageSchema,
]);
export type ClientboundChannelMessage = v.InferOutput<typeof clientboundChannelSchema>;
