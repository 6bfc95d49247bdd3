import type { MixEncoder } from '../../mixer/ports.ts';

/** Totals over all encoders of a mixer worker. */
export interface EncodingTime {
  encodingMs: number;
  encodes: number;
}

/**
 * An encoder that measures its time. All encoders of one worker have this class, so that they can continue one another.
 */
export class TimedMixEncoder implements MixEncoder {
  readonly #encoder: MixEncoder;
  readonly #time: EncodingTime;
  readonly #nowMs: () => number;

  /** Takes over `encoder`, and adds its time to `time`. */
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

  setMono(isMono: boolean): void {
    this.#encoder.setMono(isMono);
  }

  free(): void {
    this.#encoder.free();
  }
}
