import type { MixEncoder } from '../../mixer/ports.ts';

/** Sums over all encoders of a mixer worker. */
export interface EncodingTime {
  encodingMs: number;
  encodes: number;
}

/** An encoder whose work is timed. Those of one worker are all of this kind, so that they can continue one another. */
export class TimedMixEncoder implements MixEncoder {
  readonly #encoder: MixEncoder;
  readonly #time: EncodingTime;
  readonly #nowMs: () => number;

  /** `encoder` becomes its own. What it takes is added to `time`. */
  constructor(encoder: MixEncoder, time: EncodingTime, nowMs: () => number) {
    this.#encoder = encoder;
    this.#time = time;
    this.#nowMs = nowMs;
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    const startMs = this.#nowMs();
    const length = this.#encoder.encode(frame, output);
    this.#time.encodingMs += this.#nowMs() - startMs;
    this.#time.encodes++;
    return length;
  }

  reset(): void {
    this.#encoder.reset();
  }

  continueFrom(other: MixEncoder): void {
    this.#encoder.continueFrom(other instanceof TimedMixEncoder ? other.#encoder : other);
  }

  codeNextFrameAlone(): void {
    this.#encoder.codeNextFrameAlone();
  }

  setComplexity(complexity: number): void {
    this.#encoder.setComplexity(complexity);
  }

  free(): void {
    this.#encoder.free();
  }
}
