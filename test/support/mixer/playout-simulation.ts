import { SpeakerIngest } from '../../../main/ingest/speaker-ingest.ts';
import type { AudioDecoder } from '../../../main/mixer/ports.ts';
import { opusPacketSamples } from '../../../shared/opus-packet.ts';

/** Plays a synthetic packet stream through a `SpeakerIngest` in virtual time. */

export const TONE_HZ = 440;
export const TONE_AMPLITUDE = 0.5;
const FRAME = 960;
/** 11 waves. */
const TONE_PERIOD_SAMPLES = 1_200;
const TONE = Float64Array.from(
  { length: TONE_PERIOD_SAMPLES },
  (_, sample) => TONE_AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * sample) / 48_000),
);

/** Hybrid, 20 ms, mono: a kind of packet that can carry FEC. */
const HYBRID_20_MS_TOC = 15 << 3;

/** After concealment, libopus overlaps decoded and concealed sound by 2.5 ms. */
const OVERLAP_SAMPLES = 120;

/**
 * A packet of an endless tone from `firstSample` on. `toc` gives its length; `hasFec` says whether it contains the
 * previous frame.
 */
export function tonePacket(firstSample: number, toc = HYBRID_20_MS_TOC, hasFec = false): Uint8Array {
  const packet = new Uint8Array(7);
  packet[0] = toc;
  packet[1] = hasFec ? 0x40 : 0;
  new DataView(packet.buffer).setUint32(2, firstSample);
  return packet;
}

/** Decodes `tonePacket`s. Concealment continues the tone like a perfect codec, so that gaps and joins are audible. */
export class ToneDecoder implements AudioDecoder {
  /** Called with the first sample of each stretch that is decoded or recovered. */
  onDecode: (firstSample: number) => void = () => undefined;
  decodeCount = 0;
  concealCount = 0;
  #nextSample = 0;
  #isAfterConcealment = false;

  decode(payload: Uint8Array, length: number, output: Float32Array): number {
    const firstSample = firstSampleOf(payload);
    this.decodeCount++;
    this.onDecode(firstSample);
    return this.#real(firstSample, opusPacketSamples(payload, length), output);
  }

  decodeFec(payload: Uint8Array, _length: number, samples: number, output: Float32Array): number {
    const firstSample = firstSampleOf(payload) - samples;
    this.onDecode(firstSample);
    return this.#real(firstSample, samples, output);
  }

  conceal(samples: number, output: Float32Array): number {
    this.#isAfterConcealment = true;
    this.concealCount++;
    return this.#tone(this.#nextSample, samples, output);
  }

  free(): void {
    this.onDecode = () => undefined;
  }

  #real(firstSample: number, samples: number, output: Float32Array): number {
    const continued = this.#nextSample;
    this.#tone(firstSample, samples, output);
    for (let i = 0; this.#isAfterConcealment && i < OVERLAP_SAMPLES; i++) {
      output[i] = output[i]! * (i / OVERLAP_SAMPLES) + toneAt(continued + i) * (1 - i / OVERLAP_SAMPLES);
    }
    this.#isAfterConcealment = false;
    return samples;
  }

  #tone(firstSample: number, samples: number, output: Float32Array): number {
    for (let i = 0; i < samples; i++) output[i] = toneAt(firstSample + i);
    this.#nextSample = firstSample + samples;
    return samples;
  }
}

function toneAt(sample: number): number {
  return TONE[sample % TONE_PERIOD_SAMPLES]!;
}

function firstSampleOf(payload: Uint8Array): number {
  return ((payload[2]! << 24) | (payload[3]! << 16) | (payload[4]! << 8) | payload[5]!) >>> 0;
}

export interface SimulatedPacket {
  /** Number of the packet. It determines the sound, and the timestamp and sequence number unless they are given. */
  readonly index: number;
  readonly arrivalMs: number;
  readonly toc?: number;
  readonly hasFec?: boolean;
  readonly isRedundant?: boolean;
  /** The sender declared it silent, and it stayed sealed. */
  readonly isSilent?: boolean;
  /** Replaces the tone's packet. */
  readonly payload?: Uint8Array;
  readonly sequence?: number;
  readonly rtpTimestamp?: number;
}

export interface SimulationOptions {
  readonly packets: readonly SimulatedPacket[];
  readonly durationMs: number;
  /** Time of the first tick, ms: where the sender's frames fall between the host's ticks. */
  readonly tickPhaseMs?: number;
  readonly firstSequence?: number;
  readonly firstTimestamp?: number;
  /** Length of every packet; 960 by default. */
  readonly packetSamples?: number;
}

export interface SimulationResult {
  readonly ingest: SpeakerIngest;
  readonly decoder: ToneDecoder;
  /** The output; silence when `pull` reported it. */
  readonly sound: Float32Array;
  /** For each tick, whether there was sound. */
  readonly wasPlaying: readonly boolean[];
  /** Wait of each packet from its first arrival to the tick that decoded it, ms, in order of decoding. */
  readonly waitsMs: readonly number[];
}

export function simulate(options: SimulationOptions): SimulationResult {
  const {
    packets,
    durationMs,
    tickPhaseMs = 0,
    firstSequence = 65_000,
    firstTimestamp = 0xffff_0000,
    packetSamples = FRAME,
  } = options;
  const decoder = new ToneDecoder();
  const ingest = new SpeakerIngest({ decoder, channels: 1 });
  const arrivals = [...packets].sort((a, b) => a.arrivalMs - b.arrivalMs);
  const arrivedMs = new Map<number, number>();
  const waitsMs: number[] = [];
  const wasPlaying: boolean[] = [];
  const ticks = Math.floor((durationMs - tickPhaseMs) / 20);
  const sound = new Float32Array(ticks * FRAME);
  const frame = new Float32Array(FRAME);
  let nowMs = 0;
  let next = 0;
  decoder.onDecode = (firstSample) => {
    const arrivalMs = arrivedMs.get(firstSample);
    if (arrivalMs !== undefined) waitsMs.push(nowMs - arrivalMs);
  };
  for (let tick = 0; tick < ticks; tick++) {
    nowMs = tickPhaseMs + 20 * tick;
    for (; next < arrivals.length && arrivals[next]!.arrivalMs <= nowMs; next++) {
      const packet = arrivals[next]!;
      const firstSample = packet.index * packetSamples;
      const payload = packet.payload ?? tonePacket(firstSample, packet.toc, packet.hasFec);
      const sequence = packet.sequence ?? (firstSequence + packet.index) & 0xffff;
      const rtpTimestamp = packet.rtpTimestamp ?? (firstTimestamp + firstSample) >>> 0;
      if (!arrivedMs.has(firstSample)) arrivedMs.set(firstSample, packet.arrivalMs);
      if (packet.isSilent === true) ingest.receiveSilence(sequence, rtpTimestamp, packet.arrivalMs);
      else
        ingest.receive({
          sequence,
          rtpTimestamp,
          arrivalMs: packet.arrivalMs,
          payload,
          length: payload.length,
          isRedundant: packet.isRedundant === true,
        });
    }
    const isPlaying = ingest.pull(nowMs, frame);
    wasPlaying.push(isPlaying);
    if (isPlaying) sound.set(frame, tick * FRAME);
  }
  return { ingest, decoder, sound, wasPlaying, waitsMs };
}

/** The quantile of the numbers at `share`. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
