import * as v from 'valibot';
import { MAX_COORDINATE_METRES } from '../model/pose.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS, VOICE_STRENGTHS } from '../model/presence.ts';
import { failure, success, type Result } from '../result.ts';
import { GAME_PHASES } from '../spatial/hearing-rules.ts';
import { describeGameIssue, describeNotJson } from './describe-game-issue.ts';

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

const TEXT_FIELDS = ['name', 'identity', 'world', 'enclosure', 'team', 'radio'] as const;
/** The character that decoders put in place of bytes that are not UTF-8. */
const REPLACEMENT_CHARACTER = '\ufffd';

/** The fields by which a game server identifies a player; the first that is given counts: identity, id, name. */
export type PlayerKey = Pick<ServerPlayer, 'identity' | 'id' | 'name'>;

export const serverGameMessageSchema = v.object({
  type: v.literal('players'),
  /** Whether players missing from the message have left the game. */
  complete: v.nullish(v.boolean(), true),
  phase: v.nullish(choice(GAME_PHASES)),
  players: v.pipe(v.unknown(), v.transform(listOfTable), v.array(v.unknown()), v.maxLength(MAX_SERVER_PLAYERS)),
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
 * players who do not fit are in `refused`. Accepts what common JSON writers add: zero bytes at the end, control
 * characters in texts, and NaN or Infinity, which no field accepts as a number.
 */
export function readServerGameMessage(text: string, maxLength: number): Result<ServerGameMessage, 'bad-message'> {
  if (text.length > maxLength)
    return failure('bad-message', `The message has ${text.length} characters; at most ${maxLength} are accepted.`);
  const json = parseJson(text.replace(/\0+$/, ''));
  if (!json.ok) return json;
  const parsed = v.safeParse(serverGameMessageSchema, json.value, { abortEarly: true });
  if (!parsed.success) return failure('bad-message', describeGameIssue(parsed.issues[0]));
  const { complete, phase } = parsed.output;
  const players: ServerPlayer[] = [];
  const refused: RefusedPlayer[] = [];
  for (const [index, entry] of parsed.output.players.entries()) {
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
    const why = issue.message === NOT_AN_ID ? NOT_AN_ID : describeGameIssue(issue, `players.${index}`);
    return { player: index, field: v.getDotPath(issue) ?? 'player', why, key: readKey(given) };
  }
  const damaged = TEXT_FIELDS.find((field) => parsed.output[field]?.includes(REPLACEMENT_CHARACTER));
  if (damaged !== undefined)
    return {
      player: index,
      field: damaged,
      why: `players.${index}.${damaged} has U+FFFD, which stands for bytes that are not UTF-8.`,
      key: readKey(given),
    };
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

/** Lua writes an empty list as an empty object, and a list with gaps as an object with its numbers as keys. */
function listOfTable(list: unknown): unknown {
  if (typeof list !== 'object' || list === null || Array.isArray(list)) return list;
  return Object.keys(list).every((key) => /^\d+$/.test(key)) ? Object.values(list) : list;
}

function parseJson(text: string): Result<unknown, 'bad-message'> {
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    try {
      return success(JSON.parse(mendJson(text)) as unknown);
    } catch {
      return failure('bad-message', describeNotJson(text, (error as Error).message));
    }
  }
}

/** Strings (the last one may lack its end), or one of the words. */
const STRING_OR_NON_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:nan(?:\(\w*\))?|inf(?:inity)?)/gi;

/** Control characters, which games have in names as colour codes. JSON wants them escaped. */
const CONTROL = /\p{Cc}/gu;

/**
 * Puts numbers that JSON does not have, as C, Python and JavaScript write them, into quotation marks, and removes
 * control characters from texts. Then the message can be read, and only the player with such a number is refused.
 */
function mendJson(text: string): string {
  return text.replace(STRING_OR_NON_NUMBER, (found) =>
    found.startsWith('"') ? found.replace(CONTROL, '') : `"${found}"`,
  );
}
