import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { loadLibopus, type Libopus } from '../../main/media/opus/libopus.ts';
import { MIX_OPTIONS } from '../../main/media/opus/mix-opus-encoder.ts';
import { OpusDecoder } from '../../main/media/opus/opus-decoder.ts';
import { OpusEncoder } from '../../main/media/opus/opus-encoder.ts';
import { loadOpus } from '../../main/media/opus/opus.ts';
import { FULL_LIMITS } from '../../main/mixer/mix-limits.ts';
import type { AudioDecoder, AudioEncoder } from '../../main/mixer/ports.ts';
import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { codeSound, plosivePreEchoDb, stereoDistance } from '../support/sound/mix-quality.ts';
import { channelOf } from '../support/signals.ts';
import { createVoiceMix } from '../support/sound/voice-mix.ts';
import type { Figure } from './figure.ts';

const TIMED_FRAMES = 200;
const ROUNDS = 8;
const JUDGED_FRAMES = 500;
const COMPLEXITIES = [0, 1, 2, 5, 10];
const OTHER_BITRATES = [48_000, 96_000];
/** Numbers of voices: one, a conversation, a crowd. */
const VOICES = [[1], [1, 2], [1, 3, 5, 7]];
/**
 * A listener of the proximity scenario may cost 80 us, 20 of them outside the codec; 86 % of the listeners need an
 * encode.
 */
const TARGET_ENCODE_US = 70;
/** For one voice: the 2.3 dB that complexity 10 leaves at this bitrate, plus some margin. */
const TARGET_DISTANCE_DB = 3;

/**
 * Speed and fidelity of the codec: mixes of the practice voices at each complexity and bitrate, speech, and the loss at
 * the chosen setting.
 */
export async function runCodecBench(): Promise<Figure[]> {
  const libopus = await loadLibopus();
  const figures = await speechFigures();
  for (const complexity of COMPLEXITIES)
    figures.push(...(await mixFigures(libopus, complexity, MIX_OPTIONS.settings.bitrate!)));
  for (const bitrate of OTHER_BITRATES) figures.push(...(await mixFigures(libopus, FULL_LIMITS.complexity, bitrate)));
  return figures;
}

async function mixFigures(libopus: Libopus, complexity: number, bitrate: number): Promise<Figure[]> {
  const create = (): OpusEncoder => new OpusEncoder(libopus, { ...MIX_OPTIONS, settings: { bitrate, complexity } });
  const isChosen = complexity === FULL_LIMITS.complexity && bitrate === MIX_OPTIONS.settings.bitrate;
  const name = `stereo mix, ${bitrate / 1_000} kbit/s, complexity ${complexity}${isChosen ? ' (chosen)' : ''}`;
  const time = timeCodec(create(), new OpusDecoder(libopus, 2), await createVoiceMix([1, 2], TIMED_FRAMES), 2);
  const distances = await Promise.all(
    VOICES.map(async (voices) => {
      const sound = await createVoiceMix(voices, JUDGED_FRAMES);
      return stereoDistance(sound, codeSound(create(), new OpusDecoder(libopus, 2), sound));
    }),
  );
  const list = (values: readonly number[], digits: number): string =>
    values.map((value) => value.toFixed(digits)).join(' / ');
  const note =
    `1 / 2 / 4 voices: log-spectral distance ${list(
      distances.map(({ logSpectralDb }) => logSpectralDb),
      2,
    )} dB, in Bark bands ` +
    `${list(
      distances.map(({ barkDb }) => barkDb),
      2,
    )} dB, segmental SNR ${list(
      distances.map(({ segmentalSnrDb }) => segmentalSnrDb),
      1,
    )} dB`;
  const preEcho = plosivePreEchoDb(create(), new OpusDecoder(libopus, 2));
  return [
    {
      name: `encode, ${name}`,
      value: time.encodeUs,
      unit: 'us',
      target: isChosen ? TARGET_ENCODE_US : null,
      note: `decode ${time.decodeUs.toFixed(1)} us, ${time.kilobitsPerSecond.toFixed(0)} kbit/s`,
    },
    {
      name: `distance, ${name}`,
      value: distances[0]!.logSpectralDb,
      unit: 'dB',
      target: isChosen ? TARGET_DISTANCE_DB : null,
      note,
    },
    {
      name: `pre-echo, ${name}`,
      value: preEcho,
      unit: 'dB',
      target: null,
      note: 'median of 40 plosives: 10 ms before against 20 ms after the onset',
    },
  ];
}

async function speechFigures(): Promise<Figure[]> {
  const opus = await loadOpus();
  const sound = channelOf(await createVoiceMix([1], TIMED_FRAMES), 0);
  const time = timeCodec(opus.createSpeechEncoder({ isDtxEnabled: false }), opus.createDecoder(1), sound, 1);
  const note = `${time.kilobitsPerSecond.toFixed(0)} kbit/s hybrid with in-band FEC, as clients send`;
  return [
    { name: 'decode, one speaker', value: time.decodeUs, unit: 'us', target: null, note },
    { name: 'encode, one speaker', value: time.encodeUs, unit: 'us', target: null, note },
  ];
}

/** The mean over all frames of the shortest time in several rounds: the cost of the work without interruptions. */
function timeCodec(
  encoder: AudioEncoder,
  decoder: AudioDecoder,
  sound: Float32Array,
  channels: 1 | 2,
): { encodeUs: number; decodeUs: number; kilobitsPerSecond: number } {
  const frameValues = FRAME_SAMPLES * channels;
  const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const output = new Float32Array(channels * MAX_OPUS_PACKET_SAMPLES);
  const encodeMs = new Float64Array(TIMED_FRAMES).fill(Infinity);
  const decodeMs = new Float64Array(TIMED_FRAMES).fill(Infinity);
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (let frame = 0; frame < TIMED_FRAMES; frame++) {
      const samples = sound.subarray(frame * frameValues, (frame + 1) * frameValues);
      const startMs = monotonicMs();
      const length = encoder.encode(samples, packet);
      const encodedMs = monotonicMs();
      decoder.decode(packet, length, output);
      decodeMs[frame] = Math.min(decodeMs[frame]!, monotonicMs() - encodedMs);
      encodeMs[frame] = Math.min(encodeMs[frame]!, encodedMs - startMs);
      bytes += length;
    }
  }
  const meanUs = (values: Float64Array): number => (values.reduce((sum, value) => sum + value) / TIMED_FRAMES) * 1_000;
  return {
    encodeUs: meanUs(encodeMs),
    decodeUs: meanUs(decodeMs),
    kilobitsPerSecond: (bytes * 8) / (ROUNDS * TIMED_FRAMES * 20),
  };
}
