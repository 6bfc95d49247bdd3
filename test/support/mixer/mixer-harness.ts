import { IngestStats } from '../../../main/ingest/ingest-stats.ts';
import { createMixMemory } from '../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../main/mixer/mixer.ts';
import type { MixEncoder, PacketSink, SpeakerInput, SpeakerInputStats } from '../../../main/mixer/ports.ts';
import type { EarOutput } from '../../../shared/model/sound/ear-output.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { placementAt } from '../lobby/placement.ts';
import { channelOf, concatenate } from '../signals.ts';

const FRAME = 960;
/** CELT, fullband, 20 ms, one frame; stereo, or mono. */
const TOC = 0xfc;
const MONO_TOC = 0xf8;
/** The number of a frame represents its bytes. */
const FRAME_BYTES = 4;

/** Speaks what `speak` returns for each tick; undefined is silence. */
export class FakeInput implements SpeakerInput {
  readonly stats: SpeakerInputStats = new IngestStats();
  isFreed = false;
  pulls = 0;
  silentPackets = 0;
  readonly #speak: (tick: number) => Float32Array | undefined;

  constructor(speak: (tick: number) => Float32Array | undefined) {
    this.#speak = speak;
  }

  receive(): void {
    // The test provides its sound; nothing is received.
  }

  receiveSilence(): void {
    this.silentPackets++;
  }

  pull(_nowMs: number, output: Float32Array): boolean {
    const frame = this.#speak(this.pulls++);
    if (frame === undefined) return false;
    output.set(frame);
    return true;
  }

  free(): void {
    this.isFreed = true;
  }
}

/** "Encodes" a frame as the number under which the harness stores it. */
export class FakeEncoder implements MixEncoder {
  isFreed = false;
  complexity = -1;
  isMono = false;
  isFailing = false;
  /** Its calls and output in order: 'reset', 'alone', 'continued' (after the other's), or the number of a frame. */
  readonly calls: (string | number)[] = [];
  readonly #keep: (frame: Float32Array) => number;

  constructor(keep: (frame: Float32Array) => number) {
    this.#keep = keep;
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    if (this.isFailing) return -1;
    const number = this.#keep(frame.slice());
    this.calls.push(number);
    output[0] = this.isMono ? MONO_TOC : TOC;
    new DataView(output.buffer, output.byteOffset).setUint32(1, number);
    return 1 + FRAME_BYTES;
  }

  reset(): void {
    this.calls.push('reset');
  }

  continueFrom(other: FakeEncoder): void {
    this.calls.splice(0, Infinity, ...other.calls, 'continued');
  }

  codeNextFrameAlone(): void {
    this.calls.push('alone');
  }

  setComplexity(complexity: number): void {
    this.complexity = complexity;
  }

  setMono(isMono: boolean): void {
    this.isMono = isMono;
  }

  free(): void {
    this.isFreed = true;
  }
}

export interface SentPacket {
  readonly tick: number;
  readonly slot: number;
  readonly length: number;
  readonly firstByte: number;
  readonly rtpTimestamp: number;
  readonly isFirstOfSpurt: boolean;
}

export interface MixerHarnessOptions {
  readonly capacity?: number;
  readonly rules?: HearingRules;
  readonly workers?: number;
  /** How all ears get voices; not given = as at first. */
  readonly output?: EarOutput;
}

/** Mixers on one memory with simulated speakers. Their mixes and packets are recorded. */
export class MixerHarness implements PacketSink {
  readonly mixers: readonly Mixer[];
  readonly packets: SentPacket[] = [];
  readonly encoders = new Map<number, FakeEncoder>();
  readonly inputs = new Map<number, FakeInput>();
  readonly #output: EarOutput | undefined;
  readonly #frames: Float32Array[] = [];
  readonly #heard = new Map<number, Float32Array[]>();
  #tick = 0;

  constructor({ capacity = 16, rules = DEFAULT_HEARING_RULES, workers = 1, output }: MixerHarnessOptions = {}) {
    this.#output = output;
    const memory = createMixMemory(capacity, workers);
    this.mixers = Array.from({ length: workers }, (_, worker) => new Mixer({ rules, sink: this, memory, worker }));
  }

  /** The first worker's mixer. */
  get mixer(): Mixer {
    return this.mixers[0]!;
  }

  emit(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    this.packets.push({ tick: this.#tick, slot, length, firstByte: payload[0]!, rtpTimestamp, isFirstOfSpurt });
    if (length > 1) this.heardFrames(slot).push(...this.#decode(payload, length));
  }

  /** Adds a participant, optionally at a position, who speaks what `speak` returns. */
  join(
    slot: number,
    place: readonly [x: number, y: number, z: number] | undefined,
    speak: (tick: number) => Float32Array | undefined = () => undefined,
    worker = 0,
  ): void {
    const input = new FakeInput(speak);
    const encoder = new FakeEncoder((frame) => this.#frames.push(frame) - 1);
    this.mixers[worker]!.join(slot, { input, encoder });
    if (this.#output !== undefined) this.mixers[worker]!.setOutput(slot, this.#output);
    this.inputs.set(slot, input);
    this.encoders.set(slot, encoder);
    if (place !== undefined) this.place(slot, ...place);
  }

  place(slot: number, x: number, y: number, z: number, yaw = 0): void {
    for (const mixer of this.mixers) mixer.setPlacement(slot, placementAt(x, y, z, yaw));
  }

  run(ticks: number, between: (tick: number) => void = () => undefined): void {
    for (let i = 0; i < ticks; i++) {
      between(this.#tick);
      for (const mixer of this.mixers) mixer.tick(this.#tick, 20 * this.#tick);
      this.#tick++;
    }
  }

  /** All mixes sent to a listener, interleaved stereo, one by one. */
  heardFrames(slot: number): Float32Array[] {
    const frames = this.#heard.get(slot) ?? [];
    this.#heard.set(slot, frames);
    return frames;
  }

  /** The same in one piece. */
  heard(slot: number): Float32Array {
    return concatenate(this.heardFrames(slot));
  }

  /** One side of the listener's last `frames` mixes. */
  side(slot: number, side: 0 | 1, frames: number): Float32Array {
    return channelOf(this.heard(slot).slice(-2 * FRAME * frames), side);
  }

  /** The frames of a packet of code 0, 1 or 2 (RFC 6716, section 3.2); those not encoded here are silence. */
  #decode(payload: Uint8Array, length: number): Float32Array[] {
    const code = payload[0]! & 3;
    if (code === 0) return [this.#frameAt(payload, 1, length)];
    const start = code === 1 ? 1 : 2;
    const middle = code === 1 ? 1 + (length - 1) / 2 : start + payload[1]!;
    return [this.#frameAt(payload, start, middle), this.#frameAt(payload, middle, length)];
  }

  #frameAt(payload: Uint8Array, start: number, end: number): Float32Array {
    if (end - start !== FRAME_BYTES) return new Float32Array(2 * FRAME);
    return this.#frames[new DataView(payload.buffer, payload.byteOffset).getUint32(start)]!;
  }
}
