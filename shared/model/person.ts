import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from './name.ts';

/**
 * Who somebody is, in every lobby: the first 16 bytes of SHA-256 over their Ed25519 public key, base64url. It is proven
 * to the host when they join (docs/protocol/client-protocol.md); '' where their program proves none.
 */
export const identitySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

export const MAX_VOLUME_PERCENT = 200;
/** The longest known are forgotten first. */
export const MAX_KNOWN_PEOPLE = 2_000;

/** How one wants to hear somebody, kept by their identity across lobbies. */
export const personSchema = v.object({
  identity: identitySchema,
  /** As they were called last. */
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  /** 100 = as the rules say; 200 = twice the amplitude, +6 dB. */
  volumePercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_VOLUME_PERCENT)),
  isMuted: v.boolean(),
  /** Neither hears the other. */
  isBlocked: v.boolean(),
});
export type Person = v.InferOutput<typeof personSchema>;
