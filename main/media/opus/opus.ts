import type { AudioDecoder, AudioEncoder, MixEncoder } from '../../mixer/ports.ts';
import { loadLibopus } from './libopus.ts';
import { createPristineMixEncoder, MixOpusEncoder } from './mix-opus-encoder.ts';
import { OpusDecoder } from './opus-decoder.ts';
import { OpusEncoder } from './opus-encoder.ts';

/** Opus through libopus-wasm. Runs on any thread; every thread loads its own copy. */

/** libopus' OPUS_APPLICATION_VOIP. */
const APPLICATION_VOIP = 2_048;

/** 32 kbit/s mono: hybrid SILK and CELT at 20 ms, which supports in-band FEC. */
const SPEECH_BITRATE = 32_000;
const SPEECH_COMPLEXITY = 5;
const SPEECH_EXPECTED_LOSS_PERCENT = 10;

interface SpeechEncoderOptions {
  /** DTX: sends almost nothing in silence (payloads of 1 or 2 bytes, then gaps). */
  readonly isDtxEnabled: boolean;
}

/** The factories of a loaded codec. Creating an encoder or a decoder takes about 0.1 ms. */
export interface OpusCodec {
  /** libopus' version text. */
  readonly version: string;
  /**
   * Creates an encoder for frames of 960 x 2 interleaved samples, one packet each; CELT only, so 2.5 ms of look-ahead
   * and half of hybrid's cost.
   */
  createMixEncoder(): MixEncoder;
  /** Creates an encoder for frames of 960 mono samples, one packet with in-band FEC each. */
  createSpeechEncoder(options: SpeechEncoderOptions): AudioEncoder;
  createDecoder(channels: 1 | 2): AudioDecoder;
}

let loading: Promise<OpusCodec> | undefined;

/** Compiles libopus, once per thread. Rejects only if WebAssembly is unavailable. */
export function loadOpus(): Promise<OpusCodec> {
  loading ??= load();
  return loading;
}

async function load(): Promise<OpusCodec> {
  const libopus = await loadLibopus();
  const pristine = createPristineMixEncoder(libopus);
  return {
    version: libopus.module.UTF8ToString(libopus.module._oc_get_version_string()),
    createMixEncoder: () => new MixOpusEncoder(libopus, pristine),
    createSpeechEncoder: ({ isDtxEnabled }) =>
      new OpusEncoder(libopus, {
        application: APPLICATION_VOIP,
        channels: 1,
        settings: {
          bitrate: SPEECH_BITRATE,
          complexity: SPEECH_COMPLEXITY,
          isDtxEnabled: isDtxEnabled ? 1 : 0,
          hasInBandFec: 1,
          expectedLossPercent: SPEECH_EXPECTED_LOSS_PERCENT,
        },
      }),
    createDecoder: (channels) => new OpusDecoder(libopus, channels),
  };
}
