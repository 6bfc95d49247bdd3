import type { AudioDecoder, SpeakerInput } from '../../../main/mixer/ports.ts';
import { hasInBandFec, MAX_DTX_PAYLOAD_BYTES, opusPacketSamples } from '../../../shared/opus-packet.ts';
import type { Link, Sending } from './playout-traces.ts';

/** Judges a playout buffer by its output: which of the sender's samples, when, and which samples it made up. */

const FRAME = 960;
const FRAME_MS = 20;
/** Made-up samples carry this value instead of a sample number. */
const MADE_UP = -1;
/** The number lies so far below the level that power measurements do not see it. */
const TAG_SCALE = 2 ** -60;
/** Sampling interval: sound is attributed in steps of 2.5 ms. */
const PROBE_SAMPLES = 60;
const UNIT_SAMPLES = 120;
const MIN_LEVEL = 1e-6;

/** One frame from its sender. */
export interface SentFrame {
  /** The first two bytes of its real packet, which give its length and whether it has FEC. */
  readonly head: readonly [number, number];
  /** 0 when nothing is sent, 1 or 2 for a DTX packet. */
  readonly packetBytes: number;
  /** RMS of its sound, full scale 1. */
  readonly level: number;
}

/**
 * A decoder with two channels. The left one carries the frame's level, the right one that level times the sample
 * number. Their ratio is the number and survives fades, so each output sample identifies its source.
 */
class TaggingDecoder implements AudioDecoder {
  readonly #frames: readonly SentFrame[];
  decodeCount = 0;
  concealCount = 0;
  #level = MIN_LEVEL;

  constructor(frames: readonly SentFrame[]) {
    this.#frames = frames;
  }

  decode(payload: Uint8Array, length: number, output: Float32Array): number {
    this.decodeCount++;
    return this.#write(frameNumber(payload), opusPacketSamples(payload, length), output);
  }

  decodeFec(payload: Uint8Array, length: number, samples: number, output: Float32Array): number {
    return hasInBandFec(payload, length) ? this.#write(frameNumber(payload) - 1, samples, output) : -1;
  }

  conceal(samples: number, output: Float32Array): number {
    this.concealCount++;
    for (let i = 0; i < samples; i++) {
      output[2 * i] = this.#level;
      output[2 * i + 1] = this.#level * MADE_UP * TAG_SCALE;
    }
    return samples;
  }

  free(): void {
    this.#level = MIN_LEVEL;
  }

  #write(frame: number, samples: number, output: Float32Array): number {
    // Power is measured over both channels, and the other has almost none.
    this.#level = Math.max(MIN_LEVEL, Math.SQRT2 * this.#frames[frame % this.#frames.length]!.level);
    // The last `samples` of the frame: FEC of less than a frame is its end.
    const first = frame * FRAME + FRAME - samples;
    for (let i = 0; i < samples; i++) {
      output[2 * i] = this.#level;
      output[2 * i + 1] = this.#level * (first + i) * TAG_SCALE;
    }
    return samples;
  }
}

export interface PlayoutRun {
  readonly createInput: (decoder: AudioDecoder) => SpeakerInput;
  /** Repeated as often as needed. */
  readonly frames: readonly SentFrame[];
  readonly frameCount: number;
  readonly link: Link;
  readonly sender: (index: number) => Sending;
  readonly hasFec: boolean;
  /** How many frames back each packet repeats (RFC 2198). */
  readonly redundancy: 0 | 1 | 2;
  /** Time of the first tick, ms. */
  readonly tickPhaseMs: number;
}

export interface PlayoutFigures {
  /**
   * For each tick that plays the sender's sound, the time from the arrival of the fastest possible packet with this
   * sample to the playback of the sample, ms. This is the delay that the buffer adds, including the wait for the tick.
   */
  readonly delaysMs: Float64Array;
  readonly framesSent: number;
  /** Share of the sent sound that never came out: concealed or silent. */
  readonly missingShare: number;
  readonly stats: SpeakerInput['stats'];
  readonly decoder: TaggingDecoder;
}

interface Arrival {
  readonly index: number;
  readonly arrivalMs: number;
}

/** Plays one trace. */
export function measurePlayout(run: PlayoutRun): PlayoutFigures {
  const decoder = new TaggingDecoder(run.frames);
  const input = run.createInput(decoder);
  const arrivals = arrivalsOf(run);
  const sequences = sequencesOf(run);
  const payloads = run.frames.map((frame, index) => createPayload(frame, run.hasFec, index));
  const output = new Float32Array(2 * FRAME);
  const probe = new Probe(run);
  const endMs = run.sender(run.frameCount - 1).wallMs + 400;
  let next = 0;
  for (let nowMs = run.tickPhaseMs; nowMs < endMs; nowMs += FRAME_MS) {
    for (; next < arrivals.length && arrivals[next]!.arrivalMs <= nowMs; next++)
      deliver(input, run, payloads, sequences, arrivals[next]!);
    if (input.pull(nowMs, output)) probe.look(nowMs, output);
  }
  return {
    delaysMs: probe.delaysMs,
    framesSent: probe.framesSent,
    missingShare: probe.missingShare,
    stats: input.stats,
    decoder,
  };
}

/** The packet of frame `index`; its number is written on delivery. */
function createPayload(frame: SentFrame, hasFec: boolean, index: number): Uint8Array {
  if (isSilent(frame)) return Uint8Array.of(frame.head[0]);
  const payload = new Uint8Array(8);
  payload[0] = frame.head[0];
  // Without FEC the LBRR flag, second of the SILK frame's head (RFC 6716, section 4.2.3), is cleared.
  payload[1] = hasFec ? frame.head[1] : frame.head[1] & ~0x40;
  writeNumber(payload, index);
  return payload;
}

function deliver(
  input: SpeakerInput,
  run: PlayoutRun,
  payloads: readonly Uint8Array[],
  sequences: Uint16Array,
  { index, arrivalMs }: Arrival,
): void {
  for (let distance: number = run.redundancy; distance >= 0; distance--) {
    const copied = index - distance;
    if (copied < 0 || run.frames[copied % run.frames.length]!.packetBytes === 0) continue;
    const payload = payloads[copied % payloads.length]!;
    if (payload.length > MAX_DTX_PAYLOAD_BYTES) writeNumber(payload, copied);
    input.receive({
      sequence: sequences[copied]!,
      rtpTimestamp: (FRAME * copied + 0xffff_0000) >>> 0,
      arrivalMs,
      payload,
      length: payload.length,
      isRedundant: distance > 0,
    });
  }
}

function arrivalsOf({ frameCount, frames, link, sender }: PlayoutRun): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  for (let index = 0; index < frameCount; index++) {
    const delayMs = link(index);
    if (frames[index % frames.length]!.packetBytes === 0) continue;
    if (delayMs !== Infinity) arrivals.push({ index, arrivalMs: sender(index).wallMs + delayMs });
  }
  return arrivals.sort((a, b) => a.arrivalMs - b.arrivalMs);
}

/** Sent packets are numbered in sequence; the numbers wrap soon after the start. */
function sequencesOf({ frameCount, frames }: PlayoutRun): Uint16Array {
  const sequences = new Uint16Array(frameCount);
  let sequence = 65_000;
  for (let index = 0; index < frameCount; index++) {
    sequences[index] = sequence;
    if (frames[index % frames.length]!.packetBytes > 0) sequence++;
  }
  return sequences;
}

class Probe {
  readonly #run: PlayoutRun;
  readonly #heard: Uint8Array;
  readonly #delaysMs: Float64Array;
  #delayCount = 0;

  constructor(run: PlayoutRun) {
    this.#run = run;
    this.#heard = new Uint8Array((run.frameCount * FRAME) / UNIT_SAMPLES);
    this.#delaysMs = new Float64Array(run.frameCount + 1_000);
  }

  get delaysMs(): Float64Array {
    return this.#delaysMs.subarray(0, this.#delayCount);
  }

  get framesSent(): number {
    let count = 0;
    for (let index = 0; index < this.#run.frameCount; index++) if (this.#isSound(index)) count++;
    return count;
  }

  get missingShare(): number {
    const unitsPerFrame = FRAME / UNIT_SAMPLES;
    let missing = 0;
    for (let unit = 0; unit < this.#heard.length; unit++)
      if (this.#heard[unit] === 0 && this.#isSound(Math.floor(unit / unitsPerFrame))) missing++;
    return missing / unitsPerFrame / this.framesSent;
  }

  look(nowMs: number, output: Float32Array): void {
    let hasDelay = false;
    for (let i = 0; i < FRAME; i += PROBE_SAMPLES) {
      const tag = tagAt(output, i);
      const stretch = (tagAt(output, i + PROBE_SAMPLES - 1) - tag) / PROBE_SAMPLES;
      // A fade between sent and made-up sound counts as neither. A crossfade of two frames runs at double speed.
      if (!(tag >= -0.1) || !(stretch > 0.5 && stretch < 2.5)) continue;
      const sample = Math.max(0, Math.round(tag));
      this.#heard[Math.floor(sample / UNIT_SAMPLES)] = 1;
      if (hasDelay) continue;
      const sending = this.#run.sender(Math.floor(sample / FRAME));
      const offsetMs = (i - (sample % FRAME)) / 48;
      this.#delaysMs[this.#delayCount++] = nowMs + offsetMs - sending.wallMs;
      hasDelay = true;
    }
  }

  #isSound(index: number): boolean {
    return !isSilent(this.#run.frames[index % this.#run.frames.length]!);
  }
}

function tagAt(output: Float32Array, i: number): number {
  return output[2 * i + 1]! / output[2 * i]! / TAG_SCALE;
}

function isSilent(frame: SentFrame): boolean {
  return frame.packetBytes <= MAX_DTX_PAYLOAD_BYTES;
}

function writeNumber(payload: Uint8Array, frame: number): void {
  for (let byte = 0; byte < 4; byte++) payload[2 + byte] = frame >>> (24 - 8 * byte);
}

function frameNumber(payload: Uint8Array): number {
  return ((payload[2]! << 24) | (payload[3]! << 16) | (payload[4]! << 8) | payload[5]!) >>> 0;
}
