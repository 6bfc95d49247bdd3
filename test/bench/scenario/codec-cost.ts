import { loadOpus } from '../../../main/media/opus/opus.ts';
import { SILENT_AUDIO_LEVEL } from '../../../main/media/rtp/audio-level.ts';
import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { percentile } from '../figure.ts';
import type { SpeechPacket } from './load/speech-packets.ts';

/** Time of one codec call on a processor that has nothing else to do, microseconds. */
export interface CodecCost {
  readonly encodeMicroseconds: number;
  readonly decodeMicroseconds: number;
}

const WARM_UP_TICKS = 50;
const MEASURED_TICKS = 100;
const TICK_MS = 20;
/** Speakers in one mix, as the mixer limits them. */
const MIXED_VOICES = 8;

/**
 * Only the codec calls of a crowd: `players` decoders decode speech, and `players` encoders encode mixes of eight
 * voices. They take turns as in the mixer, so that the cache is as cold. With `isPaced`, calls come every 20 ms, as
 * from a mixer, so that the processor does other work in between; otherwise without a pause.
 */
export async function measureCodecCost(
  packets: readonly SpeechPacket[],
  players: number,
  isPaced: boolean,
): Promise<CodecCost> {
  // The host does not decode what is declared silent.
  const speech = packets.filter(({ level }) => level < SILENT_AUDIO_LEVEL);
  const opus = await loadOpus();
  const decoders = Array.from({ length: players }, () => opus.createDecoder(1));
  const encoders = Array.from({ length: players }, () => opus.createMixEncoder());
  const frames = Array.from({ length: players }, () => new Float32Array(MAX_OPUS_PACKET_SAMPLES));
  const mixes = Array.from({ length: players }, () => new Float32Array(2 * FRAME_SAMPLES));
  const payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const [decodeMs, encodeMs]: [number[], number[]] = [[], []];
  // Uses elapsed time, because the system counts CPU time in steps of milliseconds. The median ignores ticks that
  // another program interrupted.
  const startMs = performance.now();
  for (let tick = 0; tick < WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    if (isPaced) sleepUntil(startMs + tick * TICK_MS);
    const beforeDecodingMs = performance.now();
    for (let player = 0; player < players; player++) {
      const { payload: packet } = speech[(tick + 37 * player) % speech.length]!;
      decoders[player]!.decode(packet, packet.length, frames[player]!);
    }
    const afterDecodingMs = performance.now();
    for (let player = 0; player < players; player++) mix(frames, player, mixes[player]!);
    const beforeEncodingMs = performance.now();
    for (let player = 0; player < players; player++) encoders[player]!.encode(mixes[player]!, payload);
    if (tick < WARM_UP_TICKS) continue;
    decodeMs.push(afterDecodingMs - beforeDecodingMs);
    encodeMs.push(performance.now() - beforeEncodingMs);
  }
  for (const codec of [...decoders, ...encoders]) codec.free();
  return {
    encodeMicroseconds: (1_000 * percentile(encodeMs, 0.5)) / players,
    decodeMicroseconds: (1_000 * percentile(decodeMs, 0.5)) / players,
  };
}

function mix(frames: readonly Float32Array[], listener: number, output: Float32Array): void {
  output.fill(0);
  for (let voice = 1; voice <= MIXED_VOICES; voice++) {
    const frame = frames[(listener + voice) % frames.length]!;
    const right = voice / (MIXED_VOICES + 1);
    for (let sample = 0; sample < FRAME_SAMPLES; sample++) {
      output[2 * sample]! += (1 - right) * frame[sample]!;
      output[2 * sample + 1]! += right * frame[sample]!;
    }
  }
}

function sleepUntil(timeMs: number): void {
  const remainingMs = timeMs - performance.now();
  if (remainingMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, remainingMs);
}
