import * as v from 'valibot';

/**
 * The stages of a voice's journey from the speaker's microphone to the listener's ear, in order: capture (device and
 * processing), encode (one frame and the encoder), uplink (half the speaker's round trip), playout (waiting in the
 * host's playout buffer), mix (from there to the tick that mixes it, and across workers), encode again, downlink (half
 * the listener's round trip), jitter buffer of the listener, output (decoder, device).
 */
export const JOURNEY_STAGES = [
  'capture',
  'encode',
  'uplink',
  'playout',
  'mix',
  'mix-encode',
  'downlink',
  'jitter-buffer',
  'output',
] as const;
export type JourneyStage = (typeof JOURNEY_STAGES)[number];

/** Milliseconds of each stage; null = not known (yet). */
export type Journey = { readonly [stage in JourneyStage]: number | null };

/** A minute. A longer stage is refused as nonsense. */
export const MAX_STAGE_MS = 60_000;

export const stageMsSchema = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_STAGE_MS)));
