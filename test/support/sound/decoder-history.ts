import type { MixEncoder } from '../../../main/mixer/ports.ts';

const TOC = 0xfc;
const NUMBER_BYTES = 4;
/** This many equal frames make two encoders similar enough for a listener to switch between them. */
const EQUAL_FRAMES = 25;

/** What an encoder had encoded when it made a packet, as a chain of frames. Equal objects are equal histories. */
interface History {
  readonly before: History | undefined;
}

interface Encoded {
  readonly frame: Float32Array;
  readonly history: History;
  readonly isAlone: boolean;
}

/** An encoder whose packets identify their contents and their predecessors. Their lengths vary. */
export class HistoryEncoder implements MixEncoder {
  readonly #made: Encoded[];
  #history: History | undefined;
  #isNextAlone = false;

  /** `made` is shared by the encoders whose packets one listener may receive. */
  constructor(made: Encoded[]) {
    this.#made = made;
  }

  encode(frame: Float32Array, output: Uint8Array): number {
    this.#history = { before: this.#history };
    const number = this.#made.push({ frame: frame.slice(), history: this.#history, isAlone: this.#isNextAlone }) - 1;
    this.#isNextAlone = false;
    output[0] = TOC;
    new DataView(output.buffer, output.byteOffset).setUint32(1, number);
    return 1 + NUMBER_BYTES + (number % 3);
  }

  reset(): void {
    this.#history = undefined;
    this.#isNextAlone = true;
  }

  continueFrom(other: HistoryEncoder): void {
    this.#history = other.#history;
    this.#isNextAlone = other.#isNextAlone;
  }

  codeNextFrameAlone(): void {
    this.#isNextAlone = true;
  }

  setComplexity(): void {
    // It has none.
  }

  setMono(): void {
    // It keeps both channels.
  }

  free(): void {
    // It holds nothing.
  }
}

/** A listener's decoder, which checks whether each packet fits those before it. */
export class HistoryDecoder {
  /** Its frames in order; those not encoded are silence. */
  readonly frames: Float32Array[] = [];
  /** The last packets that did not fit. */
  readonly misfits: string[] = [];
  readonly #made: readonly Encoded[];
  #history: History | undefined;
  /** Frames of silence not made by an encoder since the last encoded one. */
  #silentFrames = 1;

  constructor(made: readonly Encoded[]) {
    this.#made = made;
  }

  /**
   * Decodes a packet of code 0, 1 or 2. `peers` are listeners who may have received the same. Returns its number of
   * frames.
   */
  receive(payload: Uint8Array, length: number, isFirstOfSpurt: boolean, peers: readonly HistoryDecoder[]): number {
    if (isFirstOfSpurt) this.#silentFrames = 1;
    const code = payload[0]! & 3;
    const start = code === 2 ? 2 : 1;
    const middle = code === 0 ? length : code === 1 ? 1 + (length - 1) / 2 : start + payload[1]!;
    this.#take(payload, start, middle, peers);
    if (code !== 0) this.#take(payload, middle, length, peers);
    return code === 0 ? 1 : 2;
  }

  #take(payload: Uint8Array, start: number, end: number, peers: readonly HistoryDecoder[]): void {
    if (end - start < NUMBER_BYTES) {
      this.frames.push(new Float32Array(1_920));
      this.#silentFrames++;
      return;
    }
    const number = new DataView(payload.buffer, payload.byteOffset).getUint32(start);
    const encoded = this.#made[number]!;
    const misfit = this.#misfit(encoded, peers);
    if (misfit !== undefined) this.misfits.push(`packet ${number} at frame ${this.frames.length}: ${misfit}`);
    this.frames.push(encoded.frame);
    this.#history = encoded.history;
    this.#silentFrames = 0;
  }

  #misfit({ history, isAlone }: Encoded, peers: readonly HistoryDecoder[]): string | undefined {
    if (this.#silentFrames > 0)
      return isAlone && history.before === undefined ? undefined : 'continues after silence that was not encoded';
    if (history.before === undefined) return 'restarts within a sound';
    if (history.before === this.#history) return undefined;
    if (!isAlone) return 'follows other packets';
    return peers.some((peer) => peer !== this && this.#isLike(peer, peer.#framesSince(history)))
      ? undefined
      : 'comes from an encoder that was fed something else';
  }

  /**
   * The number of frames since the one before `history`, at most two because a packet has no more. -1 if it did not
   * follow that.
   */
  #framesSince(history: History): number {
    const lastOnes = [this.#history, this.#history?.before, this.#history?.before?.before];
    return history.before === undefined ? -1 : lastOnes.indexOf(history.before);
  }

  #isLike(peer: HistoryDecoder, framesAhead: number): boolean {
    if (framesAhead < 0 || this.frames.length < EQUAL_FRAMES) return false;
    const end = peer.frames.length - framesAhead;
    const others = peer.frames.slice(end - EQUAL_FRAMES, end);
    return this.frames
      .slice(-EQUAL_FRAMES)
      .every((frame, i) => frame.every((value, j) => Math.abs(value - others[i]![j]!) < 1e-6));
  }
}
