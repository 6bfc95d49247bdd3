import * as v from 'valibot';
import { failure, success, type Result } from '../result.ts';

/**
 * Parses text from outside into a value of `schema`, or fails with the first thing that does not fit. `maxLength` is
 * checked before parsing, in UTF-16 code units. Prototype keys never reach the value: schemas build new objects.
 */
export function parseMessage<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
  maxLength: number,
): Result<v.InferOutput<Schema>, 'bad-message'> {
  if (text.length > maxLength)
    return failure('bad-message', `The message has ${text.length} characters; at most ${maxLength} are accepted.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure('bad-message', 'The message is not JSON.');
  }
  return checkMessage(json, schema);
}

/** Checks JSON from outside that was parsed before, and fails with the first thing that does not fit. */
export function checkMessage<Schema extends v.GenericSchema>(
  json: unknown,
  schema: Schema,
): Result<v.InferOutput<Schema>, 'bad-message'> {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const issue = parsed.issues[0];
  return failure('bad-message', `Invalid message: ${v.getDotPath(issue) ?? 'message'}: ${issue.message}`);
}
