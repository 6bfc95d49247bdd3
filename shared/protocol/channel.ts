import * as v from 'valibot';
import {
  headsetEndSchema,
  headsetHostsSchema,
  headsetPressSchema,
  headsetSchema,
  headsetStateSchema,
  headsetTalkSchema,
  headsetTicketRequestSchema,
  headsetTicketSchema,
} from '../headset/messages.ts';
import { handFieldsSchema } from '../model/people/hand-role.ts';
import { stageMsSchema } from '../model/journey.ts';
import { identitySchema } from '../model/people/person.ts';
import { heldSchema } from '../model/people/moderation.ts';
import { UNHEARD } from '../model/people/door.ts';
import { playerColorSchema } from '../model/people/player-color.ts';
import { NO_PROFILE, profileSchema } from '../model/profile/profile.ts';
import { rankSchema } from '../model/people/rank.ts';
import { MAX_COORDINATE_METRES as MAX_METRES } from '../model/pose.ts';
import { shownText } from '../model/visible-text.ts';
import { LIFE_STATES, MAX_LABEL_LENGTH, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { outputModeSchema, widthPercentSchema } from '../model/sound/ear-output.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { clientboundDoorSchemas, serverboundDoorSchemas } from './people/door-messages.ts';
import { clientboundCircleSchemas, roomFieldSchema, serverboundCircleSchemas } from './people/circle-messages.ts';
import { clientboundModerationSchemas, serverboundModerationSchemas } from './people/moderation-messages.ts';
import { clientboundProfileSchemas, serverboundProfileSchemas } from './people/profile-messages.ts';
import { clientboundReportSchemas, serverboundReportSchemas } from './people/report-messages.ts';
import { hearingRulesSchema } from './rules/hearing-rules-schema.ts';
import { channelClosingSchema, channelRefusedSchema } from './signalling.ts';
import { clientboundSuccessionSchemas, serverboundSuccessionSchemas } from './succession-messages.ts';
import { clientboundTextSchemas, serverboundTextSchemas } from './text/text-messages.ts';

/**
 * Messages on the data channel `earshot` (ordered, reliable), one JSON object in one text message. Described in
 * docs/protocol/client-protocol.md. Short keys where a message is sent many times a second.
 */
export const CHANNEL_LABEL = 'earshot';

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-MAX_METRES), v.maxValue(MAX_METRES));
const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));

const yaw = v.pipe(v.number(), v.finite(), v.minValue(-1_000), v.maxValue(1_000));
const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH));
/** The names of others, as the host gives them. A host may be hostile too. */
const shown = v.pipe(v.string(), v.transform(shownText));

const place = { x: coordinate, y: coordinate, z: coordinate, yaw };

/** The sender's own pose: metres and radians, axes of `Pose`. Without a camera, that is where the avatar is. */
export const poseMessageSchema = v.object({ type: v.literal('pose'), ...place, camera: v.optional(v.object(place)) });

/**
 * The sender's pose is no longer known. `lost`: its source stopped, and the lobby's policy decides; `menu`: the player
 * has no position now.
 */
export const nowhereMessageSchema = v.object({ type: v.literal('nowhere'), reason: v.picklist(['lost', 'menu']) });

/** The report of the sender's game besides the pose; replaces the previous message. */
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
const groupMessageSchema = v.object({
  type: v.literal('group'),
  name: label,
  password: v.pipe(v.string(), v.maxLength(128)),
});

const statusMessageSchema = v.object({ type: v.literal('status'), muted: v.boolean(), deafened: v.boolean() });

/**
 * The most participants in each list of one message, so that the message stays within the channel's limit even with
 * long ids.
 */
export const MAX_PERSONAL_ROWS = 200;

/**
 * How the sender wants to hear others; replaces the previous message. `gains`: [id, linear gain 0 to 2] on top of the
 * rules, 1 if left out. A gain never makes audible what the rules hide from the sender. `blocked`: neither hears the
 * other.
 */
const personalMessageSchema = v.object({
  type: v.literal('personal'),
  gains: v.pipe(
    v.array(v.strictTuple([participantId, v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(2))])),
    v.maxLength(MAX_PERSONAL_ROWS),
  ),
  blocked: v.pipe(v.array(participantId), v.maxLength(MAX_PERSONAL_ROWS)),
});

/**
 * How the sender's ears want voices; replaces the previous message. Only hosts whose `joined` accepts it know this
 * message.
 */
const outputMessageSchema = v.object({ type: v.literal('output'), mode: outputModeSchema, width: widthPercentSchema });

/** The sender asks for the stages of this participant's voice on its way to them, once a second; 0 = stop. */
const followMessageSchema = v.object({
  type: v.literal('follow'),
  id: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647)),
});

/** The stages of the sender's voice that only the sender can measure, for those who follow it. */
const captureMessageSchema = v.object({
  type: v.literal('capture'),
  captureMs: stageMsSchema,
  encodeMs: stageMsSchema,
});

/**
 * The sender leaves for good; a connection that ends without it may be resumed. Only hosts whose `joined` accepts
 * `resume` know this message.
 */
const leaveMessageSchema = v.object({ type: v.literal('leave') });

/** Answer to the host's ping, with the same number. */
const pongMessageSchema = v.object({
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
  outputMessageSchema,
  followMessageSchema,
  captureMessageSchema,
  ...serverboundProfileSchemas,
  headsetTicketRequestSchema,
  headsetTalkSchema,
  headsetEndSchema,
  headsetPressSchema,
  leaveMessageSchema,
  ...serverboundModerationSchemas,
  ...serverboundReportSchemas,
  ...serverboundTextSchemas,
  ...serverboundDoorSchemas,
  ...serverboundCircleSchemas,
  ...serverboundSuccessionSchemas,
  pongMessageSchema,
]);
export type ServerboundChannelMessage = v.InferOutput<typeof serverboundChannelSchema>;

/**
 * `identity` is '' when the participant proved none. `away`: it has lost its connection, and its place is held for its
 * return; hosts of earlier versions never send this. `held`: what moderators have turned off, in addition to what the
 * participant has; `muted` and `deafened` are both together. `unheard`: why a newcomer is silent although nobody has
 * muted them. `room`: where the participant is; 0 = the open space.
 */
const rosterRow = v.object({
  id: participantId,
  name: shown,
  muted: v.boolean(),
  deafened: v.boolean(),
  identity: v.optional(v.union([v.literal(''), identitySchema]), ''),
  away: v.optional(v.boolean(), false),
  rank: v.optional(v.fallback(rankSchema, 'member'), 'member'),
  held: v.optional(v.fallback(heldSchema, []), []),
  unheard: v.optional(v.fallback(v.picklist(UNHEARD), '')),
  color: v.optional(v.fallback(v.nullable(playerColorSchema), null), null),
  /** Left out by participants who show nothing, and by hosts of earlier versions. */
  profile: v.optional(v.fallback(profileSchema, NO_PROFILE)),
  room: roomFieldSchema,
});

/** Everyone in the lobby, or the first part of a long roster; sent when the channel opens. */
const rosterMessageSchema = v.object({ type: v.literal('roster'), participants: v.array(rosterRow) });

/** Changes of the roster: new and changed participants, and those who left. */
const changesMessageSchema = v.object({
  type: v.literal('changes'),
  participants: v.array(rosterRow),
  left: v.array(participantId),
});

/**
 * Where participants stand and who talks, up to 10 times a second. One row a participant with a known pose, of 100 at
 * most: [id, x, y, z (metres), yaw (radians), level (dBFS of the last frame, -120 = silent), talking (0 or 1)].
 * `unplaced`, when everyone is heard with or without a pose: talkers without a pose, [id, level].
 */
const sceneMessageSchema = v.object({
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
const qualityMessageSchema = v.object({
  type: v.literal('quality'),
  rows: v.array(v.strictTuple([participantId, v.number(), v.number(), v.number()])),
});

/** Sent when the channel opens, and when the host changes the rules. */
const rulesMessageSchema = v.object({
  type: v.literal('rules'),
  rules: hearingRulesSchema,
  phase: v.picklist(GAME_PHASES),
  /** The name of the player who changed them last; left out = the host or a game server, or nobody has. */
  by: v.optional(shown),
});

/**
 * The participants that would hear the receiver speak, and how loud, as the mixer would mix it now: [id, gain dB]. Sent
 * on change, at most 5 times a second; the 64 loudest.
 */
const audienceMessageSchema = v.object({
  type: v.literal('audience'),
  rows: v.pipe(v.array(v.strictTuple([participantId, v.number()])), v.maxLength(64)),
});

/**
 * The position and state that the host uses for the receiver. `server`: they come from the game server, and the
 * receiver's own messages are not used.
 */
const standingMessageSchema = v.object({
  type: v.literal('standing'),
  from: v.picklist(['own', 'server']),
  /** Position updates have stopped; the policy for stale positions applies. */
  isStale: v.boolean(),
  world: v.string(),
  team: v.string(),
  state: v.picklist(LIFE_STATES),
  group: v.string(),
  isPriority: v.boolean(),
  /** The parts that the host has set. Hosts of earlier versions send none. */
  byHand: v.optional(v.fallback(handFieldsSchema, []), []),
});

/** Why a host can refuse entry to a group. `group-refused`: for a reason that this version does not know. */
export const GROUP_REFUSAL_CODES = ['wrong-password', 'too-many-tries', 'group-refused'] as const;
export type GroupRefusalCode = (typeof GROUP_REFUSAL_CODES)[number];

/**
 * Answer to `group`. `code` is the reason for a refusal, and `message` says it in English; both are '' on success.
 * Older hosts send no code.
 */
const groupAnswerMessageSchema = v.object({
  type: v.literal('group'),
  name: label,
  isIn: v.boolean(),
  code: v.optional(v.fallback(v.picklist(['', ...GROUP_REFUSAL_CODES]), 'group-refused'), ''),
  message: v.string(),
});

/**
 * The quality the host currently gives each listener. `lowered`: less than normal, because its machine is overloaded.
 * Sent to everyone when it changes, and when the channel opens while it is lowered.
 */
const limitsMessageSchema = v.object({
  type: v.literal('limits'),
  lowered: v.boolean(),
  /** The most voices heard at once; the loudest ones win. */
  voices: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)),
  /** Complexity of the Opus encoders. */
  complexity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** Sound in one packet, ms. */
  packetMs: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(120)),
  /** Whether voices have no direction; players who stand together may then hear the same. Older hosts send none. */
  mono: v.optional(v.fallback(v.boolean(), false), false),
});

/** Sent once a second to members who follow a voice: the stages that the host measures, milliseconds. */
const journeyMessageSchema = v.object({
  type: v.literal('journey'),
  id: participantId,
  captureMs: stageMsSchema,
  encodeMs: stageMsSchema,
  uplinkMs: stageMsSchema,
  playoutMs: stageMsSchema,
  mixMs: stageMsSchema,
  mixEncodeMs: stageMsSchema,
});

/** Sent each second: shows the client that the host is alive, and measures the round trip. */
const pingMessageSchema = v.object({
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
  ...clientboundProfileSchemas,
  headsetTicketSchema,
  headsetSchema,
  headsetStateSchema,
  headsetHostsSchema,
  limitsMessageSchema,
  journeyMessageSchema,
  ...clientboundModerationSchemas,
  ...clientboundReportSchemas,
  ...clientboundTextSchemas,
  ...clientboundDoorSchemas,
  ...clientboundCircleSchemas,
  ...clientboundSuccessionSchemas,
  pingMessageSchema,
  channelRefusedSchema,
  channelClosingSchema,
]);
export type ClientboundChannelMessage = v.InferOutput<typeof clientboundChannelSchema>;
