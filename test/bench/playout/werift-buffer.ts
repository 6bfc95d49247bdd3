import { RtpHeader, RtpPacket } from 'werift';
import { JitterBufferBase } from 'werift/nonstandard';
import { FrameProducer } from '../../../main/ingest/frame-producer.ts';
import { IngestStats } from '../../../main/ingest/ingest-stats.ts';
import { PacketStore } from '../../../main/ingest/packet-store.ts';
import { TimestampUnwrapper } from '../../../main/ingest/timestamp-unwrapper.ts';
import type { AudioDecoder, SpeakerInput, SpeakerPacket } from '../../../main/mixer/ports.ts';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { opusPacketSamples } from '../../../shared/opus-packet.ts';

/** While the queue is empty, the read position stands still: it has no clock to tell lateness from loss. */
const HOLD_WHEN_EMPTY = -1;

/**
 * werift's jitter buffer as shipped: it orders packets, passes them on at once while none is missing, and waits for a
 * missing one until a packet 200 ms newer arrives. It has no clock, so a queue behind it gives the mixer one frame per
 * tick, with holes filled like Earshot's buffer. Redundant copies enter as separate packets with the sequence numbers
 * of their originals, as in werift's RED handler.
 */
export class WeriftBuffer implements SpeakerInput {
  readonly stats = new IngestStats();
  readonly #decoder: AudioDecoder;
  readonly #buffer = new JitterBufferBase(SAMPLE_RATE_HZ);
  readonly #store = new PacketStore();
  readonly #unwrapper = new TimestampUnwrapper();
  readonly #producer: FrameProducer;
  #isPlaying = false;

  constructor(decoder: AudioDecoder, channels: number) {
    this.#decoder = decoder;
    this.#producer = new FrameProducer(this.#store, this.stats, decoder, channels);
  }

  receive({ sequence, rtpTimestamp, payload, length, isRedundant }: SpeakerPacket): void {
    if (!isRedundant) this.stats.received++;
    const header = new RtpHeader({
      sequenceNumber: sequence,
      timestamp: rtpTimestamp,
      payloadType: isRedundant ? 1 : 0,
    });
    for (const output of this.#buffer.processInput({
      rtp: new RtpPacket(header, Buffer.from(payload.subarray(0, length))),
    })) {
      if (output.rtp !== undefined) this.#queue(output.rtp);
    }
  }

  receiveSilence(): void {
    this.stats.received++;
  }

  pull(_nowMs: number, output: Float32Array): boolean {
    const { fifo } = this.#producer;
    if (!this.#isPlaying) {
      if (this.#store.count === 0) return false;
      this.#producer.begin(this.#store.timestamps[this.#store.first]!, 0);
      this.#isPlaying = true;
    }
    this.#producer.fillFrame(HOLD_WHEN_EMPTY);
    if (this.#producer.hasEnded) this.#isPlaying = false;
    const isHeard = fifo.hasSound;
    fifo.read(output, FRAME_SAMPLES);
    return isHeard;
  }

  free(): void {
    this.#decoder.free();
  }

  #queue(rtp: RtpPacket): void {
    const position = this.#unwrapper.unwrap(rtp.header.timestamp);
    this.#unwrapper.accept(position);
    const samples = opusPacketSamples(rtp.payload, rtp.payload.length);
    if (this.#store.has(position) || (this.#isPlaying && position + samples <= this.#producer.position)) return;
    if (this.#store.isFull) {
      this.#store.removeFirst();
      this.stats.discardedOverflow++;
    }
    this.#store.insert(
      position,
      rtp.header.sequenceNumber,
      samples,
      rtp.payload,
      rtp.payload.length,
      rtp.header.payloadType === 1,
      0,
    );
  }
}
