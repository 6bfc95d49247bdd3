import { MAX_OPUS_PACKET_SAMPLES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { invariant } from '../../../shared/invariant.ts';
import { opusPacketSamples } from '../../../shared/opus-packet.ts';
import type { AudioDecoder } from '../../mixer/ports.ts';
import type { Libopus } from './libopus.ts';

/** A decoder of libopus, whose state is in the heap of `libopus`. Decoding allocates nothing. */
export class OpusDecoder implements AudioDecoder {
  readonly #libopus: Libopus;
  readonly #channels: 1 | 2;
  /** 0 = freed. */
  #pointer: number;

  constructor(libopus: Libopus, channels: 1 | 2) {
    this.#libopus = libopus;
    this.#channels = channels;
    this.#pointer = libopus.module._oc_create_decoder(SAMPLE_RATE_HZ, channels, libopus.errorPointer);
    invariant(this.#pointer !== 0, 'there is memory for another decoder');
  }

  decode(payload: Uint8Array, length: number, output: Float32Array): number {
    if (opusPacketSamples(payload, length) < 0) return -1;
    this.#copyPayload(payload, length);
    return this.#run(this.#libopus.packetPointer, length, MAX_OPUS_PACKET_SAMPLES, 0, output);
  }

  decodeFec(payload: Uint8Array, length: number, samples: number, output: Float32Array): number {
    if (opusPacketSamples(payload, length) < 0) return -1;
    this.#copyPayload(payload, length);
    return this.#run(this.#libopus.packetPointer, length, samples, 1, output);
  }

  conceal(samples: number, output: Float32Array): number {
    return this.#run(0, 0, samples, 0, output);
  }

  free(): void {
    if (this.#pointer === 0) return;
    this.#libopus.module._oc_destroy_decoder(this.#pointer);
    this.#pointer = 0;
  }

  #copyPayload(payload: Uint8Array, length: number): void {
    const heap = this.#libopus.module.HEAPU8;
    const start = this.#libopus.packetPointer;
    for (let i = 0; i < length; i++) heap[start + i] = payload[i]!;
  }

  #run(packetPointer: number, packetBytes: number, samples: number, decodeFec: 0 | 1, output: Float32Array): number {
    if (this.#pointer === 0 || !(samples > 0 && samples <= MAX_OPUS_PACKET_SAMPLES)) return -1;
    const { module, pcmPointer } = this.#libopus;
    let decoded: number;
    try {
      decoded = module._oc_decode_float(this.#pointer, packetPointer, packetBytes, pcmPointer, samples, decodeFec);
    } catch {
      // A WebAssembly trap, in case a packet ever leads libopus out of its bounds.
      return -1;
    }
    const values = decoded * this.#channels;
    if (decoded < 0 || values > output.length) return -1;
    const heap = module.HEAPF32;
    const start = pcmPointer >> 2;
    for (let i = 0; i < values; i++) output[i] = heap[start + i]!;
    return decoded;
  }
}
