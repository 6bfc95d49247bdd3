import { invariant } from '../../../shared/invariant.ts';
import { FULL_LIMITS } from '../../mixer/mix-limits.ts';
import type { MixEncoder } from '../../mixer/ports.ts';
import type { Libopus } from './libopus.ts';
import { OpusEncoder, type OpusEncoderOptions } from './opus-encoder.ts';

/** libopus' OPUS_APPLICATION_RESTRICTED_CELT: 2.5 ms of look-ahead, and half the memory, because it has no SILK. */
const APPLICATION_CELT_ONLY = 2_053;

/** Stereo: speech of several voices from different directions. */
const MIX_BITRATE = 64_000;
/** Mono, for a host that is too busy: 36 us instead of 54 for a frame at complexity 0. */
const MONO_BITRATE = 24_000;
/** libopus' OPUS_AUTO. */
const AUTOMATIC = -1_000;

/** Chosen by measurement (docs/adr/0013). */
export const MIX_OPTIONS: OpusEncoderOptions = {
  application: APPLICATION_CELT_ONLY,
  channels: 2,
  settings: { bitrate: MIX_BITRATE, complexity: FULL_LIMITS.complexity },
};

/** Between the size of a stereo CELT encoder's state and twice that. */
const MIN_STATE_BYTES = 20_000;
const MAX_STATE_BYTES = 40_000;

/** An encoder that has not encoded anything, from which others are reset; one per thread. */
export interface PristineMixEncoder {
  readonly encoder: OpusEncoder;
  readonly stateBytes: number;
}

export function createPristineMixEncoder(libopus: Libopus): PristineMixEncoder {
  const encoder = new OpusEncoder(libopus, MIX_OPTIONS);
  return { encoder, stateBytes: blockBytes(libopus, encoder.pointer) };
}

/**
 * The encoder of a mix. Its state is one block that may be copied (according to opus.h), which allows a reset and a
 * copy of another encoder.
 */
export class MixOpusEncoder implements MixEncoder {
  readonly #libopus: Libopus;
  readonly #pristine: PristineMixEncoder;
  readonly #encoder: OpusEncoder;
  #complexity = FULL_LIMITS.complexity;
  #isMono = false;
  #isNextFrameAlone = false;

  constructor(libopus: Libopus, pristine: PristineMixEncoder) {
    this.#libopus = libopus;
    this.#pristine = pristine;
    this.#encoder = new OpusEncoder(libopus, MIX_OPTIONS);
    invariant(
      blockBytes(libopus, this.#encoder.pointer) >= pristine.stateBytes,
      'the states of all mix encoders are of one size',
    );
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    if (!this.#isNextFrameAlone) return this.#encoder.encode(frame, output);
    this.#isNextFrameAlone = false;
    this.#encoder.set('isPredictionDisabled', 1);
    const length = this.#encoder.encode(frame, output);
    this.#encoder.set('isPredictionDisabled', 0);
    return length;
  }

  reset(): void {
    this.#copyState(this.#pristine.encoder);
    this.codeNextFrameAlone();
  }

  continueFrom(other: MixEncoder): void {
    invariant(other instanceof MixOpusEncoder, 'encoders of one mixer are of one kind');
    this.#copyState(other.#encoder);
    this.#isNextFrameAlone = other.#isNextFrameAlone;
  }

  codeNextFrameAlone(): void {
    this.#isNextFrameAlone = true;
  }

  setComplexity(complexity: number): void {
    if (complexity === this.#complexity) return;
    this.#encoder.set('complexity', complexity);
    this.#complexity = complexity;
  }

  setMono(isMono: boolean): void {
    if (isMono === this.#isMono) return;
    this.#isMono = isMono;
    this.#setChannels();
  }

  free(): void {
    this.#encoder.free();
  }

  #setChannels(): void {
    this.#encoder.set('forcedChannels', this.#isMono ? 1 : AUTOMATIC);
    this.#encoder.set('bitrate', this.#isMono ? MONO_BITRATE : MIX_BITRATE);
  }

  #copyState(source: OpusEncoder): void {
    this.#libopus.module.HEAPU8.copyWithin(
      this.#encoder.pointer,
      source.pointer,
      source.pointer + this.#pristine.stateBytes,
    );
    this.#encoder.set('complexity', this.#complexity);
    this.#setChannels();
  }
}

/**
 * Returns the usable bytes of an allocated block. libopus-wasm has no call for the size of a state, but its allocator
 * (dlmalloc) keeps the size of the block, including itself, in the 32 bits before it; the lowest three bits are flags.
 */
function blockBytes(libopus: Libopus, pointer: number): number {
  const { HEAPU8 } = libopus.module;
  const header = new DataView(HEAPU8.buffer, HEAPU8.byteOffset + pointer - 4, 4).getUint32(0, true);
  const bytes = (header & ~7) - 4;
  invariant(
    bytes >= MIN_STATE_BYTES && bytes <= MAX_STATE_BYTES,
    'the allocator of libopus-wasm keeps sizes before its blocks',
  );
  return bytes;
}
