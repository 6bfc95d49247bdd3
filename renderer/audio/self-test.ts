import { speechLevelDb } from '../../shared/dsp/speech-level.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Microphone } from './microphone.ts';
import { speakThroughOpus } from './speak-through-opus.ts';

/** Long enough for a sentence. */
const SELF_TEST_MS = 3_000;

/** A working microphone picks up at least its own noise above this level, dBFS. */
const NOTHING_DB = -90;
const CLIPPED_FROM = 0.99;

/** Why there is no recording to play. */
export type SelfTestProblemCode = 'no-microphone' | 'nothing-recorded' | 'no-codec';

/** Your voice as others hear it. */
export interface SelfTestRecording {
  /** Mono samples at 48 kHz. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** The level of the speech, dBFS. */
  readonly levelDb: number;
  /** Whether the sound clipped, which distorts it. */
  readonly isClipped: boolean;
}

/** Records `SELF_TEST_MS` after all processing, and passes it through the codecs that a voice passes through. */
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
