import { loadOpus } from '../../../main/codec/opus.ts';
import { SILENT_AUDIO_LEVEL } from '../../../main/net/audio-level.ts';
import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import type { SpeechPacket } from './speech-packets.ts';

/** Processor time of one codec call, microseconds. */
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
 * The codec calls of a crowd and nothing else: `players` decoders take their speech, `players` encoders code mixes of eight
 * voices. In turn from one to the next, as in the mixer, so that each finds as little in the cache as there. `isPaced`: once
 * every 20 ms, as a mixer calls them, so that the processor has done something else in between; otherwise without a pause.
 */
export async function measureCodecCost(packets: readonly SpeechPacket[], players: number, isPaced: boolean): Promise<CodecCost> {
  // The host does not decode what is declared silent.
  const speech = packets.filter(({ level }) => level < SILENT_AUDIO_LEVEL);
  const opus = await loadOpus();
  const decoders = await Promise.all(Array.from({ length: players }, () => opus.createDecoder(1)));
  const encoders = await Promise.all(Array.from({ length: players }, () => opus.createMixEncoder()));
  const frames = Array.from({ length: players }, () => new Float32Array(MAX_OPUS_PACKET_SAMPLES));
  const mixes = Array.from({ length: players }, () => new Float32Array(2 * FRAME_SAMPLES));
  const payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  let [decodeMicroseconds, encodeMicroseconds] = [0, 0];
  const startMs = performance.now();
  for (let tick = 0; tick < WARM_UP_TICKS + MEASURED_TICKS; tick++) {
    if (isPaced) sleepUntil(startMs + tick * TICK_MS);
    const beforeDecoding = cpuMicroseconds();
    for (let player = 0; player < players; player++) {
      const { payload: packet } = speech[(tick + 37 * player) % speech.length]!;
      decoders[player]!.decode(packet, packet.length, frames[player]!);
    }
    const afterDecoding = cpuMicroseconds();
    for (let player = 0; player < players; player++) mix(frames, player, mixes[player]!);
    const beforeEncoding = cpuMicroseconds();
    for (let player = 0; player < players; player++) encoders[player]!.encode(mixes[player]!, payload);
    if (tick < WARM_UP_TICKS) continue;
    decodeMicroseconds += afterDecoding - beforeDecoding;
    encodeMicroseconds += cpuMicroseconds() - beforeEncoding;
  }
  for (const codec of [...decoders, ...encoders]) codec.free();
  const calls = players * MEASURED_TICKS;
  return { encodeMicroseconds: encodeMicroseconds / calls, decodeMicroseconds: decodeMicroseconds / calls };
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

function cpuMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
