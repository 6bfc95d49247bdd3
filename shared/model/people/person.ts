import * as v from 'valibot';
import { cleanLine, MAX_NAME_CHARACTERS, MAX_NAME_INPUT_LENGTH } from '../name.ts';

/**
 * A person's identity, the same in every lobby: the first 16 bytes of SHA-256 over their Ed25519 public key, base64url.
 * They prove it to the host when they join (docs/protocol/client-protocol.md); '' when their program proves none.
 */
export const identitySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

export const MAX_VOLUME_PERCENT = 200;
/** The oldest entries are dropped first. */
export const MAX_KNOWN_PEOPLE = 2_000;

const nicknameSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_NAME_INPUT_LENGTH),
  v.transform((text) => cleanLine(text, MAX_NAME_CHARACTERS)),
);

/** How you want to hear a person, and what they are to you: stored by their identity, so it applies in every lobby. */
export const personSchema = v.object({
  identity: identitySchema,
  /** The name they used last. */
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  /** 100 = as the rules say; 200 = twice the amplitude, +6 dB. */
  volumePercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_VOLUME_PERCENT)),
  isMuted: v.boolean(),
  /** Blocked: neither of you hears the other. */
  isBlocked: v.boolean(),
  /** You have added them to the players you know. Not given = no. */
  isKnown: v.optional(v.boolean()),
  /** What you call them, cleaned as names are, which nobody else sees. Not given = by their own name. */
  nickname: v.optional(nicknameSchema),
});
export type Person = v.InferOutput<typeof personSchema>;
