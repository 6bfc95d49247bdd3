import * as v from 'valibot';
import { handRoleSchema, NO_HAND_ROLE } from '../model/people/hand-role.ts';
import { MAX_ROOMS, roomHearingSchema, roomIdSchema, roomLimitSchema } from '../model/people/lobby-room.ts';
import { authoritySchema, NO_AUTHORITY } from '../model/people/moderation.ts';
import { identitySchema } from '../model/people/person.ts';
import { playerColorSchema } from '../model/people/player-color.ts';
import { NO_PROFILE, profileSchema } from '../model/profile/profile.ts';
import { MAX_LABEL_LENGTH } from '../model/presence.ts';
import { shownText } from '../model/visible-text.ts';
import { MAX_RENDEZVOUS } from '../model/settings.ts';
import { LISTING_ACCESS, listingTextsSchema } from '../model/listing.ts';
import { failure, success, type Result } from '../result.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { base64Url } from './base64-url-schema.ts';
import { hearingRulesSchema } from './rules/hearing-rules-schema.ts';
import { parseMessage } from './parse.ts';
import { isRendezvousAddress } from './rendezvous-address.ts';

/**
 * The state of a lobby that outlives its host: what another host needs so that everybody can resume there. Poses,
 * volumes and whatever else clients send again are not part of it, and neither is the game server's token.
 */

/** UTF-16 code units of the JSON. A lobby of 100 has 25,000. */
export const MAX_LOBBY_STATE_LENGTH = 524_288;

const MAX_PARTICIPANTS = 1_000;

/** The token in use, and one that a client has received and not used yet. */
export const MAX_TOKEN_HASHES = 2;

/** UTF-16 code units; people choose 6 to 64 characters. */
const MAX_LISTING_PASSWORD_LENGTH = 256;

/** UTF-16 code units; see `parseParticipantName`. */
const MAX_NAME_LENGTH = 128;

const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const optionalIdentity = v.union([v.literal(''), identitySchema]);

const participantStateSchema = v.object({
  id: participantId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH), v.transform(shownText)),
  /** '' = none. */
  identity: optionalIdentity,
  isMuted: v.boolean(),
  isDeafened: v.boolean(),
  /**
   * What the participant itself has turned off, if that is not the same, because moderators hold it or its role allows
   * no more. Hosts of earlier versions send none.
   */
  own: v.optional(v.object({ isMuted: v.boolean(), isDeafened: v.boolean() })),
  /** Hosts of earlier versions send none. */
  color: v.optional(v.fallback(v.nullable(playerColorSchema), null), null),
  /** Not given = nothing is shown. Hosts of earlier versions send none. */
  profile: v.optional(v.fallback(profileSchema, NO_PROFILE)),
  /** The isolated group; '' = none. */
  group: v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH)),
  /** The room; 0 = the open space. Hosts of earlier versions send none. */
  room: v.optional(roomIdSchema, 0),
  /** Team and state by hand; not given = nothing is set. Hosts of earlier versions send none. */
  role: v.optional(v.fallback(handRoleSchema, NO_HAND_ROLE)),
  /** SHA-256 of the tokens by which it may resume, newest first. */
  tokenHashes: v.pipe(v.array(base64Url(32)), v.maxLength(MAX_TOKEN_HASHES)),
  isAway: v.boolean(),
  /** The ticket of its headset, and the device that has used it; not given = it has none that could come back. */
  headset: v.optional(v.object({ ticketHash: base64Url(32), device: identitySchema })),
});

const groupStateSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_LABEL_LENGTH)),
  salt: base64Url(16),
  /** HMAC-SHA256 of the password, with the salt as its key. */
  passwordHash: base64Url(32),
});

const roomStateSchema = v.object({
  id: v.pipe(roomIdSchema, v.minValue(1)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH), v.transform(shownText)),
  hearing: roomHearingSchema,
  limit: roomLimitSchema,
  /** HMAC-SHA256 of the password, with the salt as its key; null = there is none. */
  password: v.nullable(v.object({ salt: base64Url(16), hash: base64Url(32) })),
});

const roomsStateSchema = v.object({
  nextId: v.pipe(roomIdSchema, v.minValue(1)),
  rooms: v.pipe(v.array(roomStateSchema), v.maxLength(MAX_ROOMS)),
});

const rendezvousAddress = v.pipe(v.string(), v.maxLength(128), v.check(isRendezvousAddress));

/** How a lobby shows itself to everybody, and how strangers get in. */
const shownListingSchema = v.object({
  ...listingTextsSchema.entries,
  access: v.picklist(LISTING_ACCESS),
  /** With the access `password`; else ''. */
  password: v.pipe(v.string(), v.maxLength(MAX_LISTING_PASSWORD_LENGTH)),
});

/** Where people find the lobby, so that codes and entries in directories outlive the host. */
const meetingSchema = v.object({
  /** The rendezvous servers of the lobby, the invitation's first. */
  rendezvous: v.pipe(v.array(rendezvousAddress), v.maxLength(MAX_RENDEZVOUS)),
  /** The code at each of them, as it is read aloud. */
  codes: v.pipe(
    v.array(
      v.object({
        rendezvous: rendezvousAddress,
        code: v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{5}$/)),
      }),
    ),
    v.maxLength(MAX_RENDEZVOUS),
  ),
  listing: v.nullable(shownListingSchema),
});
export type Meeting = v.InferOutput<typeof meetingSchema>;

/** A lobby that nobody finds at a rendezvous. */
export const NO_MEETING: Meeting = { rendezvous: [], codes: [], listing: null };

const lobbyStateSchema = v.pipe(
  v.object({
    /** 16 random bytes, made when the lobby first opened. */
    lobbyId: base64Url(16),
    /** Grows with every change. */
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    lobbyName: v.pipe(v.string(), v.transform(shownText)),
    capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PARTICIPANTS)),
    rules: hearingRulesSchema,
    phase: v.picklist(GAME_PHASES),
    nextParticipantId: participantId,
    participants: v.pipe(v.array(participantStateSchema), v.maxLength(MAX_PARTICIPANTS)),
    groups: v.pipe(v.array(groupStateSchema), v.maxLength(MAX_PARTICIPANTS)),
    /** Hosts of earlier versions send none. */
    rooms: v.optional(roomsStateSchema, { nextId: 1, rooms: [] }),
    /** Hosts of earlier versions send none. */
    authority: v.optional(authoritySchema, NO_AUTHORITY),
    /** The secret of the invitation. */
    secret: base64Url(16),
    /** The identity of the player on the host's machine; '' = none, or it proved none. */
    hostIdentity: optionalIdentity,
    /** Missing from hosts of earlier versions. */
    meeting: v.optional(meetingSchema, NO_MEETING),
  }),
  v.check(
    ({ participants, groups, rooms, nextParticipantId, capacity }) =>
      participants.length <= capacity &&
      areDistinct(participants.map(({ id }) => id)) &&
      areDistinct(participants.map(({ identity }) => identity).filter((identity) => identity !== '')) &&
      areDistinct(groups.map(({ name }) => name)) &&
      areDistinct(rooms.rooms.map(({ id }) => id)) &&
      rooms.rooms.every(({ id }) => id < rooms.nextId) &&
      participants.every(({ room }) => room === 0 || rooms.rooms.some(({ id }) => id === room)) &&
      participants.every(({ id }) => id < nextParticipantId) &&
      participants.every(({ group }) => group === '' || groups.some(({ name }) => name === group)),
    'ids, identities, groups and rooms occur once, ids lie below the next one, and everybody has a place, a known group and a known room',
  ),
);
export type LobbyState = v.InferOutput<typeof lobbyStateSchema>;
export type ParticipantState = LobbyState['participants'][number];
export type RoomsState = LobbyState['rooms'];
/** How a headset comes back: SHA-256 of its ticket, base64url, and the identity of the device. */
export type HeadsetState = NonNullable<ParticipantState['headset']>;

/** Reads the state of a lobby from a file or from another host. */
export function parseLobbyState(text: string): Result<LobbyState, 'bad-message'> {
  return parseMessage(text, lobbyStateSchema, MAX_LOBBY_STATE_LENGTH);
}

/** Writes the state of a lobby as JSON, or fails if it is larger than another host accepts. */
export function writeLobbyState(state: LobbyState): Result<string, 'state-too-large'> {
  const text = JSON.stringify(state);
  if (text.length <= MAX_LOBBY_STATE_LENGTH) return success(text);
  return failure(
    'state-too-large',
    `The lobby's state has ${text.length} characters; at most ${MAX_LOBBY_STATE_LENGTH} are passed on.`,
  );
}

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
