import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { HEAD_DIRECTIONS, RESPONSE_TAPS } from './head-responses.ts';

/** Ticks whose frames and lists are kept; tick n overwrites tick n - 4. A power of two. */
const TICKS_KEPT = 4;
/** A cache line, so that threads that write to neighbouring slots do not disturb each other. Vectors need 16 bytes. */
const ALIGNMENT_BYTES = 64;
const INT32_BYTES = 4;
const FLOAT32_BYTES = 4;
const FLOAT64_BYTES = 8;

const LIST_HEADER_BYTES = 2 * INT32_BYTES;

/**
 * Samples of the previous frame kept in front of each frame: a delay of 31 between the ears and a response of 64 need
 * 94.
 */
export const HISTORY_SAMPLES = 96;
const HISTORY_BYTES = align(HISTORY_SAMPLES * FLOAT32_BYTES);

const FRAMES_OFFSET = align(TICKS_KEPT * FLOAT64_BYTES);
const FRAME_BYTES = HISTORY_BYTES + align(FRAME_SAMPLES * FLOAT32_BYTES);
const MIX_OFFSET = FRAMES_OFFSET + TICKS_KEPT * FRAME_BYTES;
const PEAKS_OFFSET = MIX_OFFSET + align(2 * FRAME_SAMPLES * FLOAT32_BYTES);

/** Peaks of one mix: one for each limiter block. */
export const PEAK_COUNT = 8;
const SLOT_BYTES = PEAKS_OFFSET + align(PEAK_COUNT * FLOAT32_BYTES);

/** Voices in timbres other than dry that a worker can process in one tick. */
export const TIMBRE_FRAMES = 64;

const RESPONSE_BYTES = RESPONSE_TAPS * FLOAT32_BYTES;
const EAR_BYTES = align(FRAME_SAMPLES * FLOAT32_BYTES);

/**
 * The layout of the mixer workers' memory, as byte addresses. First come the lists, four for each worker:
 *
 *     int32 tick, int32 count, int32 slots[capacity]
 *
 * then the slots from 1 on, each with
 *
 *     float64 loudness[4], float32 frame[4][96 + 960], float32 mix[1920], float32 peaks[8]
 *
 * where `tick & 3` is the index into each four, then the frames of timbres, 64 for each worker, and one that stays
 * silent:
 *
 *     float32 frame[96 + 960]
 *
 * then the head's impulse response for each of 710 directions, and for each worker a scratch frame per ear:
 *
 *     float32 response[710][64]
 *     float32 ear[2][960]
 *
 * A frame's address is that of its 960 samples; the 96 before it are the end of the previous frame. Every list, frame,
 * mix, row of peaks and response starts on a cache line.
 */
export class MixLayout {
  readonly byteLength: number;
  readonly #listBytes: number;
  /** Address of slot 0, which is never used: it lies one slot before the first. */
  readonly #slotsAddress: number;
  readonly #timbresAddress: number;
  /** The silent frame, which is never written to. */
  readonly silenceAddress: number;
  /** The responses, contiguous. */
  readonly responsesAddress: number;
  readonly #earsAddress: number;

  constructor(capacity: number, workers: number) {
    this.#listBytes = align(LIST_HEADER_BYTES + capacity * INT32_BYTES);
    const listsBytes = workers * TICKS_KEPT * this.#listBytes;
    this.#slotsAddress = listsBytes - SLOT_BYTES;
    this.#timbresAddress = listsBytes + capacity * SLOT_BYTES + HISTORY_BYTES;
    this.silenceAddress = this.#timbresAddress + workers * TIMBRE_FRAMES * FRAME_BYTES;
    this.responsesAddress = this.silenceAddress - HISTORY_BYTES + FRAME_BYTES;
    this.#earsAddress = this.responsesAddress + HEAD_DIRECTIONS * RESPONSE_BYTES;
    this.byteLength = this.#earsAddress + workers * 2 * EAR_BYTES;
  }

  listTickAddress(worker: number, tick: number): number {
    return (worker * TICKS_KEPT + (tick & (TICKS_KEPT - 1))) * this.#listBytes;
  }

  listCountAddress(worker: number, tick: number): number {
    return this.listTickAddress(worker, tick) + INT32_BYTES;
  }

  listSlotsAddress(worker: number, tick: number): number {
    return this.listTickAddress(worker, tick) + LIST_HEADER_BYTES;
  }

  loudnessAddress(slot: number, tick: number): number {
    return this.#slotAddress(slot) + (tick & (TICKS_KEPT - 1)) * FLOAT64_BYTES;
  }

  frameAddress(slot: number, tick: number): number {
    return this.#slotAddress(slot) + FRAMES_OFFSET + (tick & (TICKS_KEPT - 1)) * FRAME_BYTES + HISTORY_BYTES;
  }

  mixAddress(slot: number): number {
    return this.#slotAddress(slot) + MIX_OFFSET;
  }

  peaksAddress(slot: number): number {
    return this.#slotAddress(slot) + PEAKS_OFFSET;
  }

  /** `index` is 0 to 63. */
  timbreFrameAddress(worker: number, index: number): number {
    return this.#timbresAddress + (worker * TIMBRE_FRAMES + index) * FRAME_BYTES;
  }

  /** Returns the address of the left ear's response; `direction` is 1 to 710. */
  responseAddress(direction: number): number {
    return this.responsesAddress + (direction - 1) * RESPONSE_BYTES;
  }

  /** `ear` is 0 for the left, 1 for the right. */
  earAddress(worker: number, ear: 0 | 1): number {
    return this.#earsAddress + (2 * worker + ear) * EAR_BYTES;
  }

  #slotAddress(slot: number): number {
    return this.#slotsAddress + slot * SLOT_BYTES;
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
