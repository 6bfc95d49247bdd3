import { FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, RTP_CLOCK_PER_MS } from '../../shared/audio-format.ts';
import { fade } from '../../shared/dsp/fade.ts';
import { hasInBandFec, MAX_DTX_PAYLOAD_BYTES, opusFrameSamples } from '../../shared/opus-packet.ts';
import type { AudioDecoder } from '../mixer/ports.ts';
import type { IngestStats } from './ingest-stats.ts';
import type { PacketStore } from './packet-store.ts';
import { PcmFifo } from './pcm-fifo.ts';

/** 2.5 ms: Opus conceals multiples of this (`opus_decode`). */
export const CONCEALMENT_UNIT_SAMPLES = 120;
/**
 * A lone gap is hardly faded, a long one is silent after 5 frames: by then Opus' concealment no longer resembles
 * speech.
 */
const CONCEALMENT_FADE_FRAMES = 5;
/** Sound that returns after a fade ramps up within 5 ms. */
const RETURN_SAMPLES = 240;
/**
 * Sound before a packet that its sender declared silent ends within 5 ms, because the decoder does not get that packet.
 */
const DECLARED_SILENCE_FADE_SAMPLES = 240;
/**
 * After such a packet, the producer waits for the next in silence, 100 ms, so that the first packet of the next talk
 * spurt may be late or be recovered by FEC.
 */
const SILENCE_WAIT_SAMPLES = 5 * FRAME_SAMPLES;
/** A gain this small after rounding ends the fade. */
const FADED_OUT_GAIN = 1e-3;

/**
 * Turns packets with gaps into sound without gaps, in order of time. It fills a gap, in this order, with silence if the
 * sender paused (sequence numbers continue, timestamps jump), with the FEC of the packet after the gap, or with Opus'
 * concealment and a fade. Packets of at most `MAX_DTX_PAYLOAD_BYTES` are silence and never reach the decoder.
 */
export class FrameProducer {
  readonly fifo: PcmFifo;
  readonly #store: PacketStore;
  readonly #stats: IngestStats;
  readonly #decoder: AudioDecoder;
  readonly #channels: number;
  readonly #decoded: Float32Array;
  /** Gain at the next sample; falls during concealment and rises again with real sound. */
  #gain = 0;
  #lastSequence = 0;
  /** Whether the sender has declared silence, by the last packet or by a jump of the timestamp. */
  #isInPause = false;
  #silenceWaitSamples = 0;
  /** Timestamp of the end of the last packet used. */
  #boundary = 0;
  #packetSamples = FRAME_SAMPLES;
  #isShort = false;

  /** Ticks in a row whose frame was there in part, but not to its end. */
  shortFrames = 0;
  /** Timestamp after the last sample made. */
  position = 0;
  /** Time of the tick for which frames are filled, on the clock of the packets' arrivals. */
  nowMs = 0;

  constructor(store: PacketStore, stats: IngestStats, decoder: AudioDecoder, channels: number) {
    this.#store = store;
    this.#stats = stats;
    this.#decoder = decoder;
    this.#channels = channels;
    this.#decoded = new Float32Array(MAX_OPUS_PACKET_SAMPLES * channels);
    this.fifo = new PcmFifo(channels);
  }

  /** Timestamp of the next sample to play. */
  get readPosition(): number {
    return this.position - this.fifo.length;
  }

  /** Length of the last packet, at most one frame. */
  get packetSamples(): number {
    return this.#packetSamples;
  }

  /** Distance from the next sample to play to the first packet boundary after it, less than `packetSamples`. */
  get packetOffset(): number {
    const offset = (this.#boundary - this.readPosition) % this.#packetSamples;
    return offset < 0 ? offset + this.#packetSamples : offset;
  }

  /** Whether there is nothing more to play: concealment has faded out, or the wait in silence is over. */
  get hasEnded(): boolean {
    return this.#gain === 0 && this.#silenceWaitSamples <= 0;
  }

  /** Starts a talk spurt at `timestamp`, after `silentSamples` of silence. */
  begin(timestamp: number, silentSamples: number): void {
    this.position = timestamp;
    this.fifo.clear();
    this.fifo.pushSilence(silentSamples);
    this.#boundary = timestamp;
    this.#gain = 0;
    this.#isInPause = false;
    this.#silenceWaitSamples = 0;
    const first = this.#store.first;
    if (first >= 0) this.#lastSequence = (this.#store.sequences[first]! - 1) & 0xffff;
  }

  /**
   * Fills up to one frame by any means. With `mayWait`, concealing a packet that is not there does not skip it, unless
   * a later packet is there and due.
   */
  fillFrame(slack: number, mayWait = slack < 0): void {
    this.#isShort = false;
    while (this.fifo.length < FRAME_SAMPLES) this.#produce(FRAME_SAMPLES - this.fifo.length, slack, mayWait);
    this.shortFrames = this.#isShort ? this.shortFrames + 1 : 0;
  }

  /** Fills up to `samples` from consecutive packets. Returns whether they sufficed. */
  tryFill(samples: number): boolean {
    while (this.fifo.length < samples) {
      this.#dropPassed();
      const first = this.#store.first;
      if (first < 0 || this.#store.timestamps[first]! > this.position) return false;
      this.#use(first);
    }
    return true;
  }

  /** Adds up to a frame of concealment without giving up a packet. For quiet moments. */
  insert(samples: number): void {
    if (this.fifo.length >= FRAME_SAMPLES) return;
    const rounded = roundUp(samples);
    this.#conceal(rounded, false, 0);
    this.#stats.insertedFrames += rounded / FRAME_SAMPLES;
  }

  /** Drops what waits and makes one frame that fades to silence. */
  fadeOut(): void {
    this.fifo.clear();
    this.#makeUp(FRAME_SAMPLES, 0);
  }

  #produce(needed: number, slack: number, mayWait: boolean): void {
    this.#dropPassed();
    const store = this.#store;
    const first = store.first;
    if (first < 0) {
      this.#concealMissing(needed, mayWait);
      return;
    }
    const gap = store.timestamps[first]! - this.position;
    if (gap < CONCEALMENT_UNIT_SAMPLES) this.#use(first);
    else if (this.#isPauseBefore(first)) this.#bridgePause(first, gap, needed, slack);
    else if (mayWait && slack < 0) this.#concealMissing(needed, true);
    else this.#fillHole(first, gap, needed);
  }

  #isPauseBefore(first: number): boolean {
    const store = this.#store;
    return (
      ((store.sequences[first]! - this.#lastSequence) & 0xffff) === 1 ||
      (this.#isInPause && store.lengths[first]! <= MAX_DTX_PAYLOAD_BYTES)
    );
  }

  /** Bridges a pause of the sender: plays its next packet when it is due, and silence until then. */
  #bridgePause(first: number, gap: number, needed: number, slack: number): void {
    this.#isInPause = true;
    // Slack counts from the read position; at the packet it is less by everything in between.
    if (slack - gap - this.fifo.length >= 0 && this.fifo.length === 0) this.position = this.#store.timestamps[first]!;
    else this.#conceal(Math.min(roundUp(needed), roundDown(gap)), true, 0);
  }

  #fillHole(first: number, gap: number, needed: number): void {
    const store = this.#store;
    const payload = store.payloads[first]!;
    const length = store.lengths[first]!;
    const missing = roundDown(gap);
    const fecSamples =
      length > MAX_DTX_PAYLOAD_BYTES && hasInBandFec(payload, length) ? opusFrameSamples(payload[0]!) : 0;
    if (missing > fecSamples) {
      this.#conceal(Math.min(roundUp(needed), missing - roundDown(fecSamples)), true, 1);
      return;
    }
    // If the beginning of a frame has been concealed already, its end is used. libopus recovers whole frames only.
    const samples = this.#decoder.decodeFec(payload, length, fecSamples, this.#decoded);
    if (samples !== fecSamples) {
      this.#conceal(missing, true, 1);
      return;
    }
    this.#stats.fecFrames += missing / FRAME_SAMPLES;
    this.#pushDecoded(fecSamples - missing, fecSamples);
    this.position += missing;
  }

  /** Conceals while no packet is there. It may be late, lost or not sent; if none comes, the fade ends in silence. */
  #concealMissing(needed: number, mayWait: boolean): void {
    const samples = roundUp(needed);
    if (this.#isInPause && this.#gain === 0) {
      this.#silenceWaitSamples -= samples;
      this.fifo.pushSilence(samples);
      return;
    }
    this.#isShort ||= this.fifo.length > 0;
    const isWaiting = mayWait && !this.#isInPause;
    this.#conceal(samples, !isWaiting, this.#isInPause ? 0 : 1);
    if (isWaiting) this.#stats.insertedFrames += samples / FRAME_SAMPLES;
  }

  #conceal(samples: number, mustAdvance: boolean, countedShare: number): void {
    this.#makeUp(samples, this.#gain - samples / FRAME_SAMPLES / CONCEALMENT_FADE_FRAMES);
    this.#stats.concealedFrames += (countedShare * samples) / FRAME_SAMPLES;
    if (mustAdvance) this.position += samples;
  }

  #makeUp(samples: number, endGain: number): void {
    const target = endGain < FADED_OUT_GAIN ? 0 : endGain;
    if (this.#gain === 0 || this.#decoder.conceal(samples, this.#decoded) !== samples) {
      this.#gain = 0;
      this.fifo.pushSilence(samples);
      return;
    }
    fade(this.#decoded, 0, samples, this.#channels, this.#gain, target);
    this.#gain = target;
    this.fifo.push(this.#decoded, 0, samples);
  }

  /** Consumes the earliest packet, which begins at the position or before it. */
  #use(first: number): void {
    const store = this.#store;
    this.#lastSequence = store.sequences[first]!;
    this.#isInPause = store.lengths[first]! <= MAX_DTX_PAYLOAD_BYTES;
    if (store.redundant[first] === 1) this.#stats.redundantFramesUsed += store.samples[first]! / FRAME_SAMPLES;
    else if (!this.#isInPause) this.#countWait(first);
    this.#boundary = store.timestamps[first]! + store.samples[first]!;
    this.#packetSamples = Math.min(FRAME_SAMPLES, store.samples[first]!);
    store.removeFirst();
    // The slot stays readable until the next packet is stored.
    if (this.#isInPause) this.#fallSilent(this.#boundary, store.samples[first]!);
    else this.#decode(first);
  }

  /** Counts the wait of a packet, which plays from its first sample that is not covered by what already waits. */
  #countWait(first: number): void {
    const store = this.#store;
    this.#stats.playedPackets++;
    this.#stats.waitMs +=
      this.nowMs - store.arrivalsMs[first]! + (store.timestamps[first]! - this.readPosition) / RTP_CLOCK_PER_MS;
  }

  /** Plays `packetSamples` that the sender declared silent, up to the timestamp `end`. */
  #fallSilent(end: number, packetSamples: number): void {
    const samples = Math.min(packetSamples, end - this.position);
    const fadeSamples = this.#gain === 0 ? 0 : Math.min(roundDown(samples), DECLARED_SILENCE_FADE_SAMPLES);
    if (fadeSamples > 0) this.#makeUp(fadeSamples, 0);
    this.#gain = 0;
    this.#silenceWaitSamples = SILENCE_WAIT_SAMPLES;
    this.fifo.pushSilence(samples - fadeSamples);
    this.position = end;
  }

  #decode(first: number): void {
    const store = this.#store;
    const timestamp = store.timestamps[first]!;
    const expected = store.samples[first]!;
    const samples = this.#decoder.decode(store.payloads[first]!, store.lengths[first]!, this.#decoded);
    this.#silenceWaitSamples = 0;
    if (samples !== expected) {
      this.#stats.invalid++;
      this.#conceal(Math.min(expected, FRAME_SAMPLES), true, 1);
      return;
    }
    this.#pushDecoded(Math.max(0, Math.min(samples, this.position - timestamp)), samples);
    this.position = timestamp + samples;
  }

  #pushDecoded(from: number, to: number): void {
    if (this.#gain < 1) {
      const rise = Math.min(RETURN_SAMPLES, to - from);
      fade(this.#decoded, from, rise, this.#channels, this.#gain, 1);
      this.#gain = 1;
    }
    this.fifo.push(this.#decoded, from, to);
  }

  /** Drops the packets that concealment has overtaken. */
  #dropPassed(): void {
    const store = this.#store;
    while (store.count > 0 && store.timestamps[store.first]! + store.samples[store.first]! <= this.position) {
      store.removeFirst();
      this.#stats.late++;
    }
  }
}

function roundUp(samples: number): number {
  return Math.ceil(samples / CONCEALMENT_UNIT_SAMPLES) * CONCEALMENT_UNIT_SAMPLES;
}

function roundDown(samples: number): number {
  return Math.floor(samples / CONCEALMENT_UNIT_SAMPLES) * CONCEALMENT_UNIT_SAMPLES;
}
