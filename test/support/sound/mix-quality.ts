import type { AudioDecoder, AudioEncoder } from '../../../main/mixer/ports.ts';
import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { channelOf, createRandom } from '../signals.ts';
import { preEchoDb, soundDistance, type SoundDistance } from './sound-distance.ts';

const FRAME_VALUES = 2 * FRAME_SAMPLES;
/** CELT looks 2.5 ms ahead, so its sound comes out that much later. */
const DELAY_VALUES = 2 * 120;
/** The practice voices are sampled at 16 kHz. */
const HIGHEST_VOICE_HZ = 8_000;
const PLOSIVES = 40;
const PLOSIVE_SPACING_FRAMES = 8;
const PLOSIVE_DECAY_SAMPLES = 720;

/** Interleaved stereo through encoder and decoder, aligned with the original. */
export function codeSound(encoder: AudioEncoder, decoder: AudioDecoder, sound: Float32Array): Float32Array {
  const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
  const decoded = new Float32Array(sound.length + FRAME_VALUES);
  for (let start = 0; start + FRAME_VALUES <= sound.length; start += FRAME_VALUES) {
    decoder.decode(packet, encoder.encode(sound.subarray(start, start + FRAME_VALUES), packet), output);
    decoded.set(output.subarray(0, FRAME_VALUES), start);
  }
  return decoded.slice(DELAY_VALUES, DELAY_VALUES + sound.length);
}

/** Mean distance over both channels. */
export function stereoDistance(original: Float32Array, decoded: Float32Array): SoundDistance {
  const left = soundDistance(channelOf(original, 0), channelOf(decoded, 0), HIGHEST_VOICE_HZ);
  const right = soundDistance(channelOf(original, 1), channelOf(decoded, 1), HIGHEST_VOICE_HZ);
  return {
    logSpectralDb: (left.logSpectralDb + right.logSpectralDb) / 2,
    barkDb: (left.barkDb + right.barkDb) / 2,
    segmentalSnrDb: (left.segmentalSnrDb + right.segmentalSnrDb) / 2,
  };
}

/**
 * Bursts of noise out of silence, like p, t and k, at any position in their frames: the median level of the smear
 * before them, dB.
 */
export function plosivePreEchoDb(encoder: AudioEncoder, decoder: AudioDecoder): number {
  const random = createRandom(5);
  const sound = new Float32Array(FRAME_VALUES * PLOSIVE_SPACING_FRAMES * (PLOSIVES + 1));
  const onsets: number[] = [];
  for (let index = 1; index <= PLOSIVES; index++) {
    const onset = Math.floor(FRAME_SAMPLES * (PLOSIVE_SPACING_FRAMES * index + random()));
    onsets.push(onset);
    for (let i = 0; i < 3 * PLOSIVE_DECAY_SAMPLES; i++) {
      const value = 0.4 * Math.exp(-i / PLOSIVE_DECAY_SAMPLES) * (2 * random() - 1);
      sound[2 * (onset + i)] = 0.9 * value;
      sound[2 * (onset + i) + 1] = 0.45 * value;
    }
  }
  const left = channelOf(codeSound(encoder, decoder, sound), 0);
  const levels = onsets.map((onset) => preEchoDb(left, onset)).sort((a, b) => a - b);
  return levels[levels.length / 2]!;
}
