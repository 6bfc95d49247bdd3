import * as v from 'valibot';
import { MAX_COORDINATE_METRES } from '../model/pose.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { success, type Result } from '../result.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { parseMessage } from './parse.ts';

/**
 * The server API's only message: all players that a game server knows, or those that changed
 * (`docs/games/game-server-api.md`). Each player is read separately, so that a flawed one costs only that player's
 * update.
 */

export const MAX_SERVER_PLAYERS = 1_000;

const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE_METRES),
  v.maxValue(MAX_COORDINATE_METRES),
);
const degrees = v.pipe(v.number(), v.finite(), v.minValue(-100_000), v.maxValue(100_000));
const positionSchema = v.strictTuple([coordinate, coordinate, coordinate]);

/** Text, or a number, which counts as its decimal text. */
const label = v.pipe(v.union([v.string(), v.pipe(v.number(), v.finite())]), v.transform(String));

/** One of `options`, in any case. */
function choice<const Options extends readonly string[]>(options: Options) {
  return v.pipe(v.string(), v.toLowerCase(), v.picklist(options));
}

const NOT_AN_ID = 'Expected an id from GET /game/v1/lobby. Leave it out if it is an id of your game.';
const participantId = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))], NOT_AN_ID),
  v.integer(NOT_AN_ID),
  v.minValue(1, NOT_AN_ID),
  v.maxValue(2_147_483_647, NOT_AN_ID),
);

/**
 * One player. A field that is left out has its default in a complete message, and keeps its value in a partial one.
 * `position` null = no position; `camera` null = the avatar's eyes.
 */
export const serverPlayerSchema = v.object({
  name: v.optional(v.pipe(label, v.maxLength(256))),
  id: v.optional(participantId),
  identity: v.optional(v.pipe(v.string(), v.maxLength(64))),
  position: v.optional(v.nullable(positionSchema)),
  yaw: v.optional(degrees),
  camera: v.optional(v.nullable(v.object({ position: v.nullish(positionSchema), yaw: degrees }))),
  world: v.optional(label),
  enclosure: v.optional(label),
  team: v.optional(label),
  state: v.optional(choice(LIFE_STATES)),
  muffle: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1))),
  zone: v.optional(choice(SOUND_ZONES)),
  talkTo: v.optional(choice(TALK_TARGETS)),
  voice: v.optional(choice(VOICE_STRENGTHS)),
  radio: v.optional(label),
  /** How far the voice carries, metres; overrides its strength. */
  rangeMetres: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100_000))),
  priority: v.optional(v.boolean()),
});
export type ServerPlayer = v.InferOutput<typeof serverPlayerSchema>;

/** What a game server identifies a player by; the first that is given counts: identity, id, name. */
export type PlayerKey = Pick<ServerPlayer, 'identity' | 'id' | 'name'>;

export const serverGameMessageSchema = v.object({
  type: v.literal('players'),
  /** Whether players missing from the message have left the game. */
  complete: v.nullish(v.boolean(), true),
  phase: v.nullish(choice(GAME_PHASES)),
  players: v.pipe(
    v.unknown(),
    v.transform((list) => (isEmptyTable(list) ? [] : list)),
    v.array(v.unknown()),
    v.maxLength(MAX_SERVER_PLAYERS),
  ),
});

/** A player whose entry does not fit. */
interface RefusedPlayer {
  /** Its place in the message, from 0. */
  readonly player: number;
  /** The first field that does not fit, as a path. */
  readonly field: string;
  readonly why: string;
  /** As far as it could be read. */
  readonly key: PlayerKey;
}

export interface ServerGameMessage {
  readonly complete: boolean;
  /** Undefined = it does not change. */
  readonly phase: (typeof GAME_PHASES)[number] | undefined;
  readonly players: readonly ServerPlayer[];
  readonly refused: readonly RefusedPlayer[];
}

/**
 * Parses a game server's message, at most `maxLength` UTF-16 code units. Fails only if the message itself does not fit;
 * players who do not fit are in `refused`. Accepts what common JSON writers add: zero bytes at the end, and NaN or
 * Infinity, which no field accepts as a number.
 */
export function readServerGameMessage(text: string, maxLength: number): Result<ServerGameMessage, 'bad-message'> {
  const trimmed = text.replace(/\0+$/, '');
  const strict = parseMessage(trimmed, serverGameMessageSchema, maxLength);
  const quoted = strict.ok || trimmed.length > maxLength ? trimmed : quoteNonNumbers(trimmed);
  const parsed = quoted === trimmed ? strict : parseMessage(quoted, serverGameMessageSchema, quoted.length);
  if (!parsed.ok) return parsed;
  const { complete, phase } = parsed.value;
  const players: ServerPlayer[] = [];
  const refused: RefusedPlayer[] = [];
  for (const [index, entry] of parsed.value.players.entries()) {
    const player = readPlayer(entry, index);
    if ('why' in player) refused.push(player);
    else players.push(player);
  }
  return success({ complete, phase: phase ?? undefined, players, refused });
}

function readPlayer(entry: unknown, index: number): ServerPlayer | RefusedPlayer {
  const given = withoutNulls(entry);
  const parsed = v.safeParse(serverPlayerSchema, given, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { player: index, field: v.getDotPath(issue) ?? 'player', why: issue.message, key: readKey(given) };
  }
  const { identity = '', id, name = '' } = parsed.output;
  if (identity !== '' || id !== undefined || name !== '') return parsed.output;
  return { player: index, field: 'name', why: 'The player has no name, id or identity.', key: {} };
}

/** Returns the fields of the key that fit. */
function readKey(given: unknown): PlayerKey {
  const { identity, id, name } = serverPlayerSchema.entries;
  const key = v.object({
    identity: v.fallback(identity, undefined),
    id: v.fallback(id, undefined),
    name: v.fallback(name, undefined),
  });
  const parsed = v.safeParse(key, given);
  return parsed.success ? parsed.output : {};
}

/** Removes fields that are null, which counts as left out where null has no meaning of its own. */
function withoutNulls(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry).filter(([name, value]) => value !== null || name === 'position' || name === 'camera'),
  );
}

/** Lua writes an empty list as an empty object. */
function isEmptyTable(list: unknown): boolean {
  return typeof list === 'object' && list !== null && Object.keys(list).length === 0;
}

/** Strings, so that their contents are skipped (the last one may lack its end), or one of the words. */
const STRING_OR_NON_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:nan(?:\(\w*\))?|inf(?:inity)?)/gi;

/**
 * Puts numbers that JSON does not have, as C, Python and JavaScript write them, into quotation marks. Then the message
 * can be read, and only the player with such a number is refused.
 */
function quoteNonNumbers(text: string): string {
  return text.replace(STRING_OR_NON_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
