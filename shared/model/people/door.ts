import * as v from 'valibot';

/**
 * The ways in for newcomers. `open`: they come in and talk. `listen`: they come in, and listen until a moderator lets
 * them in. `knock`: they wait outside until then. `invited`: only people the lobby knows, and invitations from now on.
 */
export const ENTRIES = ['open', 'listen', 'knock', 'invited'] as const;
export type Entry = (typeof ENTRIES)[number];

/** UTF-16 code units. */
export const MAX_PASSWORD_INPUT_LENGTH = 128;
/** People let in before. The oldest are forgotten first. */
export const MAX_LET_IN = 1_000;
/** People who listen until they are let in. */
export const MAX_LISTENING = 1_000;
export const MAX_PLACES = 1_000;

/** A password as people type it; '' = none. */
export const doorPasswordSchema = v.pipe(v.string(), v.maxLength(MAX_PASSWORD_INPUT_LENGTH));

/** Returns a password as it is compared, however a keyboard composes its letters. */
export function comparedPassword(text: string): string {
  return text.normalize('NFKC').trim();
}

/** By identity, or by `#` and the number of a participant without one. */
const key = v.pipe(v.string(), v.regex(/^(?:[\w-]{22}|#\d{1,10})$/));

const base64Url = (characters: number) => v.pipe(v.string(), v.regex(new RegExp(`^[\\w-]{${characters}}$`)));

/** A password that nobody can read: 16 random bytes, and 32 bytes of scrypt with them, base64url. */
export const passwordHashSchema = v.object({ salt: base64Url(22), hash: base64Url(43) });
export type DoorPassword = v.InferOutput<typeof passwordHashSchema>;

export const placesSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PLACES)));

/** The door of a lobby: it says which people get in, and which of them are heard. It outlives the host. */
export const doorStateSchema = v.object({
  entry: v.fallback(v.picklist(ENTRIES), 'open'),
  /** People without a rank that nobody has let in are silent. */
  isForKnownOnly: v.boolean(),
  /** null = the lobby asks for none. */
  password: v.nullable(passwordHashSchema),
  /** The most participants; null = as many as the host can take. */
  places: placesSchema,
  /** The most newcomers in a minute; null = any number. */
  perMinute: placesSchema,
  letIn: v.pipe(v.array(key), v.maxLength(MAX_LET_IN)),
  listening: v.pipe(v.array(key), v.maxLength(MAX_LISTENING)),
});
export type DoorState = v.InferOutput<typeof doorStateSchema>;

export const OPEN_DOOR: DoorState = {
  ...{ entry: 'open', isForKnownOnly: false, password: null, places: null, perMinute: null },
  ...{ letIn: [], listening: [] },
};

/** Why someone is silent although nobody has muted them; '' = they are not. */
export const UNHEARD = ['', 'listening', 'unknown'] as const;
export type Unheard = (typeof UNHEARD)[number];

/**
 * The decisions about a door, for the record: a way in, people who were let in or not or are newcomers again, and what
 * else has changed.
 */
export const DOOR_ACTIONS = [
  ...ENTRIES,
  'let-in',
  'turn-away',
  'newcomer',
  'known-only',
  'everyone',
  'password',
  'no-password',
  'places',
  'per-minute',
] as const;
export type DoorAction = (typeof DOOR_ACTIONS)[number];

/** Returns whether a decision is about the door. */
export function isDoorAction(action: string): action is DoorAction {
  return DOOR_ACTIONS.some((one) => one === action);
}
