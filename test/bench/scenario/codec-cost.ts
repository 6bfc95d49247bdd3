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
 * The codec calls of a crowd and nothing else: `players` decoders take their speech, `players` encoders code mixes of
 * eight voices. In turn from one to the next, as in the mixer, so that each finds as little in the cache as there.
 * `isPaced`: once every 20 ms, as a mixer calls them, so that the processor has done something else in between;
 * otherwise without a pause.
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
  // Not processor time, which the system counts in steps of milliseconds; of a tick in which another program ran the
  // median takes no notice.
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
