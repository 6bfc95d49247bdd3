import { Mixer } from '../../main/mixer/mixer.ts';
import type { AudioEncoder, PacketSink, SpeakerInput, SpeakerInputStats } from '../../main/mixer/ports.ts';
import { IngestStats } from '../../main/ingest/ingest-stats.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { channelOf, concatenate } from './signals.ts';

const FRAME = 960;

/** Says what `speak` gives for each tick; undefined is silence. */
export class FakeInput implements SpeakerInput {
  readonly stats: SpeakerInputStats = new IngestStats();
  isFreed = false;
  pulls = 0;
  readonly #speak: (tick: number) => Float32Array | undefined;

  constructor(speak: (tick: number) => Float32Array | undefined) {
    this.#speak = speak;
  }

  receive(): void {
    // Its sound is given, not received.
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

/** Keeps each mix as it was before encoding. */
export class FakeEncoder implements AudioEncoder {
  readonly frames: Float32Array[] = [];
  isFreed = false;

  encode(frame: Float32Array, output: Uint8Array): number {
    this.frames.push(frame.slice());
    output[0] = 0xfc;
    output[1] = this.frames.length & 0xff;
    return 40;
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

/** A mixer with made-up speakers, whose mixes and packets are kept. */
export class MixerHarness implements PacketSink {
  readonly mixer: Mixer;
  readonly packets: SentPacket[] = [];
  readonly encoders = new Map<number, FakeEncoder>();
  readonly inputs = new Map<number, FakeInput>();
  #tick = 0;

  constructor(capacity = 16, rules: HearingRules = DEFAULT_HEARING_RULES) {
    this.mixer = new Mixer({ capacity, rules, sink: this });
  }

  emit(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    this.packets.push({ tick: this.#tick, slot, length, firstByte: payload[0]!, rtpTimestamp, isFirstOfSpurt });
  }

  /** Lets somebody in, at a place where one is given, who says what `speak` gives. */
  join(slot: number, place: readonly [x: number, y: number, z: number] | undefined, speak: (tick: number) => Float32Array | undefined = () => undefined): void {
    const input = new FakeInput(speak);
    const encoder = new FakeEncoder();
    this.inputs.set(slot, input);
    this.encoders.set(slot, encoder);
    this.mixer.join(slot, { input, encoder });
    if (place !== undefined) this.mixer.setPose(slot, ...place, 0);
  }

  run(ticks: number, between: (tick: number) => void = () => undefined): void {
    for (let i = 0; i < ticks; i++) {
      between(this.#tick);
      this.mixer.tick(20 * this.#tick);
      this.#tick++;
    }
  }

  /** All that was encoded for a listener, interleaved stereo. */
  heard(slot: number): Float32Array {
    return concatenate(this.encoders.get(slot)?.frames ?? []);
  }

  /** One side of the listener's last `frames` mixes. */
  side(slot: number, side: 0 | 1, frames: number): Float32Array {
    return channelOf(this.heard(slot).slice(-2 * FRAME * frames), side);
  }
}
