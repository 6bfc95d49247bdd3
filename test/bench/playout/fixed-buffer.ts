import { FrameProducer } from '../../../main/ingest/frame-producer.ts';
import { IngestStats } from '../../../main/ingest/ingest-stats.ts';
import { PacketStore } from '../../../main/ingest/packet-store.ts';
import { TimestampUnwrapper } from '../../../main/ingest/timestamp-unwrapper.ts';
import type { AudioDecoder, SpeakerInput, SpeakerPacket } from '../../../main/mixer/ports.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { MAX_DTX_PAYLOAD_BYTES, opusPacketSamples } from '../../../shared/opus-packet.ts';

/** The read position always advances by one frame per tick. */
const ALWAYS_ADVANCE = 0;
const PAUSE_MS = 300;
const MAX_LATE_IN_A_ROW = 25;

/**
 * The simple alternative: the first packet of a talk spurt waits for a fixed time, and then one frame plays per tick.
 * It fills holes like Earshot's buffer, so that only the choice of the delay differs. It does not follow clock drift:
 * it restarts only after a pause or DTX, or after half a second in which every packet was late.
 */
export class FixedBuffer implements SpeakerInput {
  readonly stats = new IngestStats();
  readonly #delayMs: number;
  readonly #decoder: AudioDecoder;
  readonly #store = new PacketStore();
  readonly #unwrapper = new TimestampUnwrapper();
  readonly #producer: FrameProducer;
  #isPlaying = false;
  #firstArrivalMs = 0;
  #lastArrivalMs = 0;
  #lateInARow = 0;
  #isInDtx = false;

  constructor(delayMs: number, decoder: AudioDecoder, channels: number) {
    this.#delayMs = delayMs;
    this.#decoder = decoder;
    this.#producer = new FrameProducer(this.#store, this.stats, decoder, channels);
  }

  receive({ sequence, rtpTimestamp, arrivalMs, payload, length, isRedundant }: SpeakerPacket): void {
    const samples = opusPacketSamples(payload, length);
    const position = this.#unwrapper.unwrap(rtpTimestamp);
    if (!isRedundant) {
      this.stats.received++;
      this.#isInDtx = length <= MAX_DTX_PAYLOAD_BYTES;
      this.#unwrapper.accept(position);
    }
    if (arrivalMs - this.#lastArrivalMs >= PAUSE_MS || this.#lateInARow >= MAX_LATE_IN_A_ROW) this.#beginAnew();
    this.#lastArrivalMs = arrivalMs;
    if (this.#isPlaying && position + samples <= this.#producer.position) {
      if (!isRedundant) {
        this.stats.late++;
        this.#lateInARow++;
      }
      return;
    }
    this.#lateInARow = 0;
    if (this.#store.has(position) || this.#store.isFull || (isRedundant && !this.#isPlaying)) return;
    if (!this.#isPlaying && this.#store.count === 0) this.#firstArrivalMs = arrivalMs;
    this.#store.insert(position, sequence, samples, payload, length, isRedundant, arrivalMs);
  }

  receiveSilence(): void {
    this.stats.received++;
  }

  pull(nowMs: number, output: Float32Array): boolean {
    const { fifo } = this.#producer;
    if (!this.#isPlaying) {
      if (this.#store.count === 0 || nowMs - this.#firstArrivalMs < this.#delayMs) return false;
      this.#producer.begin(this.#store.timestamps[this.#store.first]!, 0);
      this.#isPlaying = true;
    }
    this.#producer.fillFrame(ALWAYS_ADVANCE);
    if (this.#isInDtx && this.#producer.hasEnded) this.#isPlaying = false;
    const isHeard = fifo.hasSound;
    fifo.read(output, FRAME_SAMPLES);
    return isHeard;
  }

  free(): void {
    this.#decoder.free();
  }

  #beginAnew(): void {
    this.#store.clear();
    this.#isPlaying = false;
    this.#lateInARow = 0;
  }
}
