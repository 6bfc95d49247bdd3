import * as v from 'valibot';
import { shownText } from '../../model/visible-text.ts';

/** Channel messages about whispering to chosen players, from any distance. */

/** Players to whom one can whisper at a time. */
export const MAX_WHISPER_TARGETS = 16;

const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const ids = v.pipe(v.array(participantId), v.maxLength(MAX_WHISPER_TARGETS), v.readonly());

/**
 * From now on, only these players hear the sender; none = the whisper ends. The host answers with `whisper-answer`.
 * Only hosts whose `joined` accepts it know this message.
 */
export const whisperToSchema = v.object({ type: v.literal('whisper-to'), request: requestNumber, ids });
export type WhisperTo = v.InferOutput<typeof whisperToSchema>;

/** Why a host can refuse a whisper. `whisper-refused`: for a reason that this version does not know. */
const WHISPER_REFUSALS = [
  'whisper-off',
  'not-permitted',
  'kept-apart',
  'silent-room',
  'not-here',
  'too-many-actions',
  'whisper-refused',
] as const;
export type WhisperRefusal = (typeof WHISPER_REFUSALS)[number];

/**
 * Answers `whisper-to`: the players who hear the whisper. `code`: why the others do not; '' = all do, or it ended. If
 * nobody does, nobody at all hears the sender until the whisper ends.
 */
const whisperAnswerSchema = v.object({
  type: v.literal('whisper-answer'),
  request: requestNumber,
  ids,
  code: v.fallback(v.picklist(['', ...WHISPER_REFUSALS]), 'whisper-refused'),
  message: v.pipe(v.string(), v.transform(shownText)),
});

/** The players who whisper to the receiver now. Sent on change. */
const whispersSchema = v.object({
  type: v.literal('whispers'),
  from: v.pipe(v.array(participantId), v.maxLength(1_000), v.readonly()),
});

export const clientboundWhisperSchemas = [whisperAnswerSchema, whispersSchema] as const;
