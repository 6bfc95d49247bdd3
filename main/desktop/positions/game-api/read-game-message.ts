import * as v from 'valibot';
import { describeGameIssue, describeNotJson } from '../../../../shared/protocol/describe-game-issue.ts';
import { localGameMessageSchema, type LocalGameMessage } from '../../../../shared/protocol/game.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';

/** A player's message with the longest labels stays under 1,000 bytes. */
export const MAX_GAME_MESSAGE_BYTES = 4_096;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const LABELS: ReadonlySet<string> = new Set(['world', 'enclosure', 'team', 'radio']);
const CHOICES: ReadonlySet<string> = new Set(['state', 'zone', 'talkTo', 'voice']);

/** Parses untrusted bytes as JSON. Fails with `too-large` or `bad-message`. */
export function readJson(bytes: Uint8Array): Result<unknown, 'too-large' | 'bad-message'> {
  if (bytes.byteLength > MAX_GAME_MESSAGE_BYTES)
    return failure(
      'too-large',
      `The message has ${bytes.byteLength} bytes; at most ${MAX_GAME_MESSAGE_BYTES} are accepted.`,
    );
  let text: string;
  try {
    text = strictUtf8.decode(bytes).replace(/\0+$/, '');
  } catch {
    return failure('bad-message', 'The message is not UTF-8.');
  }
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    return failure('bad-message', describeNotJson(text, (error as Error).message));
  }
}

/** Parses JSON as a message of the local API. Fails with `bad-message`, naming the first field that does not fit. */
export function readGameMessage(json: unknown): Result<LocalGameMessage, 'bad-message'> {
  if (!isRecord(json))
    return failure('bad-message', 'The message must be an object: {"type": "self", "player": {...}}.');
  const parsed = v.safeParse(localGameMessageSchema, tidyMessage(json), { abortEarly: true });
  return parsed.success ? success(parsed.output) : failure('bad-message', describeGameIssue(parsed.issues[0]));
}

/** Meets common writers halfway: null counts as left out, a number as a label, and choices may have any case. */
function tidyMessage(message: Readonly<Record<string, unknown>>): unknown {
  const { player, ...rest } = withoutNulls(message);
  if (!isRecord(player)) return { ...rest, player };
  const entries = Object.entries(withoutNulls(player)).map(([name, value]) => [name, tidyField(name, value)]);
  return { ...rest, player: Object.fromEntries(entries) as unknown };
}

function tidyField(name: string, value: unknown): unknown {
  if (LABELS.has(name) && typeof value === 'number') return String(value);
  if (CHOICES.has(name) && typeof value === 'string') return value.toLowerCase();
  return name === 'camera' && isRecord(value) ? withoutNulls(value) : value;
}

function withoutNulls(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
