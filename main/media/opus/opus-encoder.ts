import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';
import type { AudioEncoder } from '../../mixer/ports.ts';
import { ENCODER_REQUEST, type Libopus } from './libopus.ts';

export interface OpusEncoderOptions {
  /** libopus' OPUS_APPLICATION_... */
  readonly application: number;
  readonly channels: 1 | 2;
  readonly settings: Readonly<Partial<Record<keyof typeof ENCODER_REQUEST, number>>>;
}

/** An encoder of libopus, whose state is in the heap of `libopus`. Encoding allocates nothing. */
export class OpusEncoder implements AudioEncoder {
  readonly #libopus: Libopus;
  readonly #frameValues: number;
  /** 0 = freed. */
  #pointer: number;

  constructor(libopus: Libopus, options: OpusEncoderOptions) {
    this.#libopus = libopus;
    this.#frameValues = FRAME_SAMPLES * options.channels;
    this.#pointer = libopus.module._oc_create_encoder(
      SAMPLE_RATE_HZ,
      options.channels,
      options.application,
      libopus.errorPointer,
    );
    invariant(this.#pointer !== 0, 'there is memory for another encoder');
    for (const [name, value] of Object.entries(options.settings)) this.set(name as keyof typeof ENCODER_REQUEST, value);
  }

  /** The address of libopus' state. */
  get pointer(): number {
    invariant(this.#pointer !== 0, 'the encoder has not been freed');
    return this.#pointer;
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    invariant(frame.length === this.#frameValues, 'a frame has 960 samples of each channel');
    if (this.#pointer === 0) return -1;
    const { module, pcmPointer, packetPointer } = this.#libopus;
    module.HEAPF32.set(frame, pcmPointer >> 2);
    let length: number;
    try {
      length = module._oc_encode_float(this.#pointer, pcmPointer, FRAME_SAMPLES, packetPointer, MAX_OPUS_PAYLOAD_BYTES);
    } catch {
      // A WebAssembly trap, in case a sound ever leads libopus out of its bounds.
      return -1;
    }
    if (length < 0 || length > output.length) return -1;
    const heap = module.HEAPU8;
    for (let i = 0; i < length; i++) output[i] = heap[packetPointer + i]!;
    return length;
  }

  set(name: keyof typeof ENCODER_REQUEST, value: number): void {
    const code = this.#libopus.module._oc_encoder_ctl(this.pointer, ENCODER_REQUEST[name], value);
    invariant(code === 0, `libopus takes ${value} for ${name}`);
  }

  free(): void {
    if (this.#pointer === 0) return;
    this.#libopus.module._oc_destroy_encoder(this.#pointer);
    this.#pointer = 0;
  }
}
