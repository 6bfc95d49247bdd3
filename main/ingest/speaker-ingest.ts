import { FRAME_SAMPLES, RTP_CLOCK_PER_MS } from '../../shared/audio-format.ts';
import { hasInBandFec, MAX_DTX_PAYLOAD_BYTES, opusFrameSamples, opusPacketSamples } from '../../shared/opus-packet.ts';
import type { AudioDecoder, SpeakerInput, SpeakerInputStats, SpeakerPacket } from '../mixer/ports.ts';
import { DelayEstimator, MAX_MARGIN_MS } from './delay-estimator.ts';
import { IngestStats } from './ingest-stats.ts';
import { PacketStore } from './packet-store.ts';
import { Playout } from './playout.ts';
import { StepDetector } from './step-detector.ts';
import { TimestampUnwrapper } from './timestamp-unwrapper.ts';

/** Number of sequence numbers and timestamps remembered to tell copies of a packet from new ones. A power of two. */
const HISTORY = 256;
/** A packet further than this from the stream's time, late or early, does not belong to it. */
const MAX_LATENESS_MS = 1_000;
const MAX_EARLINESS_MS = 200;
/** This many consecutive packets that agree on another timeline start a new one. */
const NEW_TIMELINE_PACKETS = 3;
const NEW_TIMELINE_TOLERANCE_MS = 200;
/** During such a pause (push-to-talk) the sender's timestamps may have stopped, so the first packet decides. */
const PAUSE_MS = 300;
/** Frames recovered from redundant copies that are remembered, so that a frame is not counted once per copy. */
const RECOVERED_HISTORY = 32;
/** Redundant copies reach back less than a second (RFC 2198 allows 341 ms at 48 kHz), and precede their carrier. */
const MAX_REDUNDANCY_SAMPLES = 48_000;

/** The stored payload of a packet that was not decrypted. */
const UNOPENED = new Uint8Array(0);

export interface SpeakerIngestOptions {
  /** Owned by the ingest, which frees it. */
  readonly decoder: AudioDecoder;
  readonly channels: 1 | 2;
}

/**
 * The adaptive playout buffer of one speaker: it takes packets in any order and at any time, and returns one frame of
 * sound per tick. Pure and allocation-free after construction; time is passed in.
 *
 * I1 Memory is bounded whatever arrives. I2 Nothing a sender does makes it throw. I3 A stream that becomes well-formed
 * again is audible within a second.
 */
export class SpeakerIngest implements SpeakerInput {
  readonly #decoder: AudioDecoder;
  readonly #store = new PacketStore();
  readonly #estimator = new DelayEstimator();
  readonly #steps = new StepDetector(this.#estimator);
  readonly #unwrapper = new TimestampUnwrapper();
  readonly #stats = new IngestStats();
  readonly #playout: Playout;
  readonly #recentSequences = new Int32Array(HISTORY).fill(-1);
  readonly #recentTimestamps = new Uint32Array(HISTORY);
  readonly #recoveredPositions = new Float64Array(RECOVERED_HISTORY).fill(-1);
  #recoveredCount = 0;
  #highestSequence = -1;
  #newestPosition = 0;
  #lastArrivalMs = 0;
  #strayDelayMs = 0;
  #strayCount = 0;

  constructor(options: SpeakerIngestOptions) {
    this.#decoder = options.decoder;
    this.#playout = new Playout(this.#store, this.#estimator, this.#stats, options.decoder, options.channels);
  }

  get stats(): SpeakerInputStats {
    return this.#stats;
  }

  /** Stores one packet; see `SpeakerInput.receive`. */
  receive(packet: SpeakerPacket): void {
    const sequence = packet.sequence;
    const arrivalMs = packet.arrivalMs;
    const payload = packet.payload;
    const length = packet.length;
    const samples = opusPacketSamples(payload, length);
    if (samples < 0) {
      this.#stats.invalid++;
      return;
    }
    if (packet.isRedundant)
      this.#receiveRedundant(
        sequence,
        this.#unwrapper.unwrap(packet.rtpTimestamp),
        arrivalMs,
        samples,
        payload,
        length,
      );
    else this.#receivePrimary(sequence, packet.rtpTimestamp, arrivalMs, samples, payload, length);
  }

  /** Records a packet that was not decrypted; see `SpeakerInput.receiveSilence`. */
  receiveSilence(sequence: number, rtpTimestamp: number, arrivalMs: number): void {
    this.#receivePrimary(sequence, rtpTimestamp, arrivalMs, FRAME_SAMPLES, UNOPENED, 0);
  }

  /**
   * Writes one frame; call it once per tick. See `SpeakerInput.pull`. `output` holds 960 samples of each channel,
   * interleaved.
   */
  pull(nowMs: number, output: Float32Array): boolean {
    return this.#playout.pull(nowMs, output);
  }

  free(): void {
    this.#decoder.free();
  }

  #receivePrimary(
    sequence: number,
    rtpTimestamp: number,
    arrivalMs: number,
    samples: number,
    payload: Uint8Array,
    length: number,
  ): void {
    const position = this.#unwrapper.unwrap(rtpTimestamp);
    const delayMs = relativeDelayMs(position, samples, arrivalMs);
    this.#stats.received++;
    if (this.#isDuplicate(sequence, rtpTimestamp)) {
      this.#stats.duplicate++;
      return;
    }
    if (!this.#belongsToStream(delayMs, arrivalMs)) {
      this.#stats.invalid++;
      return;
    }
    this.#observe(sequence, position, delayMs, arrivalMs, samples, payload, length);
    this.#unwrapper.accept(position);
    this.#newestPosition = Math.max(this.#newestPosition, position);
    if (position + samples <= this.#playout.decodePosition) {
      this.#stats.late++;
      this.#estimator.observeOvertaken(delayMs, arrivalMs, samples / FRAME_SAMPLES);
    } else this.#insert(sequence, position, samples, payload, length, false, arrivalMs);
  }

  /**
   * Takes a copy of a frame whose packet is missing: it fills the gap if it is in time, and extends the delay if it is
   * not.
   */
  #receiveRedundant(
    sequence: number,
    position: number,
    arrivalMs: number,
    samples: number,
    payload: Uint8Array,
    length: number,
  ): void {
    if (this.#estimator.baseMs === Infinity || Math.abs(position - this.#newestPosition) > MAX_REDUNDANCY_SAMPLES)
      return;
    if (this.#hasReceived(position)) return;
    this.#recoveredPositions[this.#recoveredCount++ % RECOVERED_HISTORY] = position;
    this.#estimator.observe(relativeDelayMs(position, samples, arrivalMs), arrivalMs, samples / FRAME_SAMPLES);
    const store = this.#store;
    const isWanted = this.#playout.isPlaying
      ? position + samples > this.#playout.decodePosition
      : store.count > 0 && position > store.timestamps[store.first]!;
    if (isWanted) this.#insert(sequence, position, samples, payload, length, true, arrivalMs);
  }

  #hasReceived(position: number): boolean {
    const rtpTimestamp = position >>> 0;
    for (let i = 0; i < HISTORY; i++)
      if (this.#recentTimestamps[i] === rtpTimestamp && this.#recentSequences[i] !== -1) return true;
    for (let i = 0; i < RECOVERED_HISTORY; i++) if (this.#recoveredPositions[i] === position) return true;
    return false;
  }

  #insert(
    sequence: number,
    position: number,
    samples: number,
    payload: Uint8Array,
    length: number,
    isRedundant: boolean,
    arrivalMs: number,
  ): void {
    if (this.#store.has(position)) {
      if (!isRedundant) this.#stats.duplicate++;
      return;
    }
    if (this.#store.isFull) {
      this.#store.removeFirst();
      this.#stats.discardedOverflow++;
    }
    this.#store.insert(position, sequence, samples, payload, length, isRedundant, arrivalMs);
  }

  /**
   * Reports the packet's timing to the estimator. If the previous packet is missing and this one carries its FEC, the
   * missing frame was only available from now on. A lossy link therefore gets the wait that FEC needs, and a clean one
   * does not pay for it.
   */
  #observe(
    sequence: number,
    position: number,
    delayMs: number,
    arrivalMs: number,
    samples: number,
    payload: Uint8Array,
    length: number,
  ): void {
    const step = this.#highestSequence < 0 ? 1 : ((sequence - this.#highestSequence) << 16) >> 16;
    this.#steps.observe(delayMs, arrivalMs, samples / FRAME_SAMPLES, arrivalMs - this.#lastArrivalMs, step === 1);
    this.#lastArrivalMs = arrivalMs;
    if (step > 0) this.#highestSequence = sequence;
    if (step < 2 || length <= MAX_DTX_PAYLOAD_BYTES) return;
    const frameSamples = opusFrameSamples(payload[0]!);
    if (!hasInBandFec(payload, length) || this.#store.has(position - frameSamples)) return;
    this.#estimator.observe(delayMs + frameSamples / RTP_CLOCK_PER_MS, arrivalMs, frameSamples / FRAME_SAMPLES);
  }

  #isDuplicate(sequence: number, rtpTimestamp: number): boolean {
    const index = sequence & (HISTORY - 1);
    if (this.#recentSequences[index] === sequence && this.#recentTimestamps[index] === rtpTimestamp >>> 0) return true;
    this.#recentSequences[index] = sequence;
    this.#recentTimestamps[index] = rtpTimestamp;
    return false;
  }

  /** Returns whether a packet fits the stream's timeline; starts a new one if the packets call for it. */
  #belongsToStream(delayMs: number, arrivalMs: number): boolean {
    const excessMs = delayMs - this.#estimator.baseMs;
    if (excessMs === -Infinity) {
      this.#estimator.restart(delayMs, arrivalMs);
      return true;
    }
    const isAfterPause = !this.#playout.isPlaying && arrivalMs - this.#lastArrivalMs >= PAUSE_MS;
    if (isAfterPause && Math.abs(excessMs) > MAX_MARGIN_MS) {
      this.#startTimeline(delayMs, arrivalMs);
      return true;
    }
    if (excessMs <= MAX_LATENESS_MS && excessMs >= -MAX_EARLINESS_MS) {
      this.#strayCount = 0;
      return true;
    }
    const isAgreeing = this.#strayCount > 0 && Math.abs(delayMs - this.#strayDelayMs) <= NEW_TIMELINE_TOLERANCE_MS;
    this.#strayCount = isAgreeing ? this.#strayCount + 1 : 1;
    this.#strayDelayMs = delayMs;
    if (this.#strayCount < NEW_TIMELINE_PACKETS) return false;
    this.#startTimeline(delayMs, arrivalMs);
    return true;
  }

  #startTimeline(delayMs: number, arrivalMs: number): void {
    this.#store.clear();
    this.#steps.reset();
    this.#estimator.restart(delayMs, arrivalMs);
    this.#playout.interrupt();
    this.#highestSequence = -1;
    this.#newestPosition = -Infinity;
    this.#strayCount = 0;
  }
}

/**
 * Returns arrival minus the media time at which the packet is needed: with its first frame; for a shorter packet, with
 * the last part of its frame.
 */
function relativeDelayMs(position: number, samples: number, arrivalMs: number): number {
  return arrivalMs - (position + Math.min(samples, FRAME_SAMPLES)) / RTP_CLOCK_PER_MS;
}
