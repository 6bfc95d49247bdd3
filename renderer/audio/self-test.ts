import { speechLevelDb } from '../../shared/dsp/speech-level.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Microphone } from './microphone.ts';
import { speakThroughOpus } from './speak-through-opus.ts';

/** Long enough for a sentence. */
const SELF_TEST_MS = 3_000;

/** A microphone that is on hears at least its own noise above this, dBFS. */
const NOTHING_DB = -90;
const CLIPPED_FROM = 0.99;

/** Why there is nothing to play. */
export type SelfTestProblemCode = 'no-microphone' | 'nothing-recorded' | 'no-codec';

/** One's own voice as others hear it. */
export interface SelfTestRecording {
  /** Mono, 48 kHz. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Of what is spoken, dBFS. */
  readonly levelDb: number;
  /** Louder than can be sent: it is distorted. */
  readonly isClipped: boolean;
}

/** Records `SELF_TEST_MS` behind all processing, and sends it through the codecs that talk goes through. */
export async function recordSelfTest(microphone: Microphone): Promise<Result<SelfTestRecording, SelfTestProblemCode>> {
  const recorded = await microphone.record(SELF_TEST_MS);
  if (!recorded.ok) return recorded;
  const levelDb = speechLevelDb(recorded.value);
  if (levelDb < NOTHING_DB) return failure('nothing-recorded', 'The recording is empty.');
  try {
    const isClipped = recorded.value.some((sample) => Math.abs(sample) > CLIPPED_FROM);
    return success({ samples: await speakThroughOpus(recorded.value), levelDb, isClipped });
  } catch {
    return failure('no-codec', 'The browser has no Opus codec.');
  }
}
