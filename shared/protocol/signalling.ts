import * as v from 'valibot';
import { removalSchema } from '../model/people/moderation.ts';
import { doorPasswordSchema } from '../model/people/door.ts';
import { MAX_NAME_INPUT_LENGTH } from '../model/name.ts';
import { shownText } from '../model/visible-text.ts';
import { base64Url } from './base64-url-schema.ts';
import { hearingRulesSchema } from './rules/hearing-rules-schema.ts';
import { MAX_CANDIDATE_LENGTH } from './limits.ts';
import { claimSchema, MAX_CHAIN_CLAIMS } from './succession-messages.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from './version.ts';

/**
 * Messages on the signalling WebSocket, one JSON object in one text message. Described in
 * docs/protocol/client-protocol.md.
 */

/** Checked first, so that a client of another version gets a clear answer. */
export const envelopeSchema = v.object({ protocol: v.literal(PROTOCOL_NAME), version: v.number(), type: v.string() });

const head = { protocol: v.literal(PROTOCOL_NAME), version: v.literal(PROTOCOL_VERSION) };

const participantIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));

/** Names a participant who returns. */
export const resumeRequestSchema = v.object({ participantId: participantIdSchema, token: base64Url(16) });

const joinRequestSchema = v.object({
  ...head,
  type: v.literal('join'),
  /** The lobby's secret from the invitation, base64url. */
  secret: base64Url(16),
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  /** SDP offer: one audio section and one data channel. */
  offer: v.pipe(v.string(), v.maxLength(60_000)),
  /**
   * Proof of the joining person's identity: Ed25519 public key (raw, 32 bytes) and signature over `identityStatement`,
   * base64url. Left out = anonymous.
   */
  identity: v.optional(
    v.object({
      publicKey: base64Url(32),
      signature: base64Url(64),
    }),
  ),
  /**
   * The ticket of a participant that this device becomes the headset of, base64url. It then carries the sound of that
   * participant, and is none of its own. Only hosts whose `joined` accepts `headset-ticket` know this.
   */
  headsetOf: v.optional(base64Url(16)),
  /**
   * The participant that this client was until it lost its connection, or still is on another one. `token`: the newest
   * of `joined`. A host that does not know it lets the client in as a new participant.
   */
  resume: v.optional(resumeRequestSchema),
  /** The password of the lobby, as the person types it. Hosts of earlier versions ignore it. */
  password: v.optional(doorPasswordSchema),
});

/**
 * The signed statement. It is bound to this lobby by its certificate and to this connection by the offer, so that no
 * host can join another lobby as one of its guests. `invitationPin`: the host certificate's fingerprint as in the
 * invitation.
 */
export function identityStatement(invitationPin: string, offer: string): string {
  return `${PROTOCOL_NAME} identity 1\n${invitationPin}\n${offer}`;
}

const leaveRequestSchema = v.object({ ...head, type: v.literal('leave') });

const ticketSchema = v.pipe(v.string(), v.maxLength(64));

/** Attaches this connection to a participant who is in the lobby and has lost the previous one. */
const attachRequestSchema = v.object({
  ...head,
  type: v.literal('attach'),
  participantId: participantIdSchema,
  /** The participant's ticket from `joined`. */
  ticket: ticketSchema,
});

const MAX_LAN_TOKEN_LENGTH = 64;

/** Asks the host of a lobby on the local network for its invitation, without a secret. The answer may take a minute. */
const knockRequestSchema = v.object({
  ...head,
  type: v.literal('knock'),
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  /** From the lobby's announcement, which only the local network gets. */
  token: v.pipe(v.string(), v.maxLength(MAX_LAN_TOKEN_LENGTH)),
});

/**
 * Asks which host has the lobby now. The first message of a host that may have lost its lobby, or of a program that
 * wants to know; the host answers and closes. Hosts of earlier versions refuse it.
 */
const claimsRequestSchema = v.object({
  ...head,
  type: v.literal('claims'),
  /** The secret of the invitation. */
  secret: base64Url(16),
});

/** Another address of a client that has asked to join, while its data channel is not open. */
const candidateSchema = v.object({
  ...head,
  type: v.literal('candidate'),
  /** As in `RTCIceCandidate.candidate`. */
  candidate: v.pipe(v.string(), v.maxLength(MAX_CANDIDATE_LENGTH)),
});

export const serverboundSignallingSchema = v.variant('type', [
  joinRequestSchema,
  candidateSchema,
  attachRequestSchema,
  knockRequestSchema,
  claimsRequestSchema,
  leaveRequestSchema,
]);
export type ServerboundSignalling = v.InferOutput<typeof serverboundSignallingSchema>;
export type JoinRequest = v.InferOutput<typeof joinRequestSchema>;
export type ResumeRequest = NonNullable<JoinRequest['resume']>;
export type KnockRequest = v.InferOutput<typeof knockRequestSchema>;
export type AttachRequest = v.InferOutput<typeof attachRequestSchema>;

/** Why a host refuses or ends a connection. */
export const SIGNALLING_ERROR_CODES = [
  'bad-message',
  'unsupported-version',
  'wrong-secret',
  'bad-name',
  'bad-offer',
  'bad-identity',
  'lobby-full',
  'lobby-locked',
  // Of the door of a lobby.
  'password-needed',
  'wrong-lobby-password',
  'too-many-tries',
  'waiting-for-answer',
  'turned-away',
  'too-many-newcomers',
  'too-many-messages',
  'timeout',
  'refused',
  // Of a device that asks to be a headset.
  'headset-unknown',
  'headset-expired',
  'headset-used',
  'headset-gone',
  'internal',
] as const;
export type SignallingErrorCode = (typeof SIGNALLING_ERROR_CODES)[number];

const MAX_ACCEPTED_TYPES = 64;

export const joinedSchema = v.object({
  ...head,
  type: v.literal('joined'),
  participantId: participantIdSchema,
  /** The credentials for `attach`; hosts of earlier versions leave it out. Only this participant knows it. */
  ticket: v.optional(ticketSchema),
  /** The name as the host cleaned it and made it unique. */
  name: v.pipe(v.string(), v.transform(shownText)),
  lobbyName: v.pipe(v.string(), v.transform(shownText)),
  /** Types of later channel messages that the host understands; hosts of earlier versions leave it out. */
  accepts: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MAX_ACCEPTED_TYPES)), []),
  rules: hearingRulesSchema,
  answer: v.pipe(v.string(), v.maxLength(60_000)),
  /**
   * The token for a later `join` as this participant, and for how many seconds after a loss its place is held. The
   * token counts from when the data channel is open; until then the one before still does too. Hosts of earlier
   * versions leave it out.
   */
  resume: v.optional(
    v.object({
      token: base64Url(16),
      seconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
    }),
  ),
});
/** Answers `attach`. */
const attachedSchema = v.object({ ...head, type: v.literal('attached') });
/** Answers `knock`: the host lets this person in. */
const welcomeSchema = v.object({
  ...head,
  type: v.literal('welcome'),
  invitation: v.pipe(v.string(), v.maxLength(2_048)),
});
/** Answers `claims`: they lead to the host that has the lobby; none = its founder has. */
const claimsSchema = v.object({
  ...head,
  type: v.literal('claims'),
  claims: v.pipe(v.array(claimSchema), v.maxLength(MAX_CHAIN_CLAIMS)),
  /** Claims that follow in messages of their own, where one message cannot hold the chain; missing = none. */
  left: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CHAIN_CLAIMS))),
});
/** UTF-16 code units: a name, or a number. */
const MAX_DETAIL_LENGTH = 128;

const refusalFields = {
  type: v.literal('error'),
  /** A code that this version does not know counts as `internal`. */
  code: v.fallback(v.picklist(SIGNALLING_ERROR_CODES), 'internal'),
  message: v.pipe(v.string(), v.transform(shownText)),
  /** What a program's own text mentions: with `lobby-full` the places, with `waiting-for-answer` the lobby. */
  detail: v.optional(v.fallback(v.pipe(v.string(), v.maxLength(MAX_DETAIL_LENGTH), v.transform(shownText)), '')),
};
const refusedSchema = v.object({ ...head, ...refusalFields });
/**
 * The lobby ends for this client. `replaced`: the same participant is here on a newer connection, so a client that has
 * no such connection must not retry.
 * `restarting`: the host ends and starts again at once, or another host has the lobby, so that a client comes back as
 * after a lost connection.
 * `headset-ended`: this device is no longer somebody's headset. `removed`: a moderator has removed the participant.
 */
const closingFields = {
  type: v.literal('closing'),
  reason: v.picklist(['lobby-closed', 'removed', 'replaced', 'headset-ended', 'restarting']),
  /** With `removed`: by whom, and why. */
  removal: v.optional(v.fallback(v.nullable(removalSchema), null)),
};
export const closingSchema = v.object({ ...head, ...closingFields });

/**
 * The same on the data channel, for participants without a signalling connection. It has no version: the channel is
 * open only between programs that agree on one.
 */
export const channelRefusedSchema = v.object(refusalFields);
export const channelClosingSchema = v.object(closingFields);

export const clientboundSignallingSchema = v.variant('type', [
  joinedSchema,
  attachedSchema,
  welcomeSchema,
  claimsSchema,
  refusedSchema,
  closingSchema,
]);
export type ClientboundSignalling = v.InferOutput<typeof clientboundSignallingSchema>;
export type Closing = v.InferOutput<typeof channelClosingSchema>;

/** Returns what the end of a lobby means for a client: it treats a host that restarts like a lost connection. */
export function endReasonOf(reason: Closing['reason']): Exclude<Closing['reason'], 'restarting'> | 'host-lost' {
  return reason === 'restarting' ? 'host-lost' : reason;
}
export type Joined = v.InferOutput<typeof joinedSchema>;
