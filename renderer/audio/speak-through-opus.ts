import { FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';

interface Leg {
  readonly channels: 1 | 2;
  readonly bitsPerSecond: number;
  readonly complexity: number;
}

/** The encodings of your voice on its way to a listener: Chromium's to the host, and the mixer's from there. */
const LEGS: readonly Leg[] = [
  { channels: 1, bitsPerSecond: 32_000, complexity: 9 },
  { channels: 2, bitsPerSecond: 64_000, complexity: 9 },
];

/**
 * Returns what the codecs leave of mono sound at 48 kHz: it is encoded and decoded by libopus in the browser, once for
 * each leg of the way. Rejects if the browser has no such codec.
 */
export async function speakThroughOpus(samples: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
  let sound = samples;
  for (const leg of LEGS) sound = await encodeAndDecode(sound, leg);
  return sound;
}

async function encodeAndDecode(samples: Float32Array<ArrayBuffer>, leg: Leg): Promise<Float32Array<ArrayBuffer>> {
  const decoded = new Float32Array(samples.length);
  let filled = 0;
  let problem: DOMException | undefined;
  const error = (reason: DOMException): void => {
    problem = reason;
  };
  const decoder = new AudioDecoder({
    error,
    output(sound) {
      const frame = new Float32Array(sound.numberOfFrames);
      // Both channels are identical, as for a voice straight ahead.
      sound.copyTo(frame, { planeIndex: 0, format: 'f32-planar' });
      decoded.set(frame.subarray(0, decoded.length - filled), filled);
      filled = Math.min(decoded.length, filled + frame.length);
      sound.close();
    },
  });
  const encoder = new AudioEncoder({ error, output: (chunk) => decoder.decode(chunk) });
  decoder.configure({ codec: 'opus', sampleRate: SAMPLE_RATE_HZ, numberOfChannels: leg.channels });
  encoder.configure({
    codec: 'opus',
    sampleRate: SAMPLE_RATE_HZ,
    numberOfChannels: leg.channels,
    bitrate: leg.bitsPerSecond,
    opus: { frameDuration: 1_000 * FRAME_MS, complexity: leg.complexity, useinbandfec: true },
  });
  for (let start = 0; start + FRAME_SAMPLES <= samples.length; start += FRAME_SAMPLES) {
    const frame = frameOf(samples.subarray(start, start + FRAME_SAMPLES), leg.channels, start);
    encoder.encode(frame);
    frame.close();
  }
  await encoder.flush();
  await decoder.flush();
  encoder.close();
  decoder.close();
  if (problem !== undefined) throw problem;
  return decoded;
}

function frameOf(samples: Float32Array<ArrayBuffer>, channels: 1 | 2, start: number): AudioData {
  const planes = new Float32Array(FRAME_SAMPLES * channels);
  for (let channel = 0; channel < channels; channel++) planes.set(samples, channel * FRAME_SAMPLES);
  return new AudioData({
    format: 'f32-planar',
    sampleRate: SAMPLE_RATE_HZ,
    numberOfFrames: FRAME_SAMPLES,
    numberOfChannels: channels,
    timestamp: (1_000_000 * start) / SAMPLE_RATE_HZ,
    data: planes,
  });
}
