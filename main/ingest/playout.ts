import { FRAME_SAMPLES, RTP_CLOCK_PER_MS } from '../../shared/audio-format.ts';
import { crossfade } from '../../shared/dsp/crossfade.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import type { AudioDecoder } from '../mixer/ports.ts';
import type { DelayEstimator } from './delay-estimator.ts';
import { FrameProducer } from './frame-producer.ts';
import type { IngestStats } from './ingest-stats.ts';
import type { PacketStore } from './packet-store.ts';

/** -50 dBFS: between words. A frame there can be repeated or left out unheard. */
const QUIET_POWER = 1e-5;
/** Too much delay, beyond the frame that the tick's phase explains: tolerated while it can wait for a quiet frame, 2 ms. */
const QUIET_SHRINK_SAMPLES = FRAME_SAMPLES + 96;
/** ... and at most, 10 ms: then a frame is left out wherever it is. */
const FORCED_SHRINK_SAMPLES = FRAME_SAMPLES + 480;
/** Frames are left out of running speech at most every 100 ms. */
const FORCED_SHRINK_INTERVAL_TICKS = 5;
/** Too little delay, 5 ms: a quiet frame is repeated. In speech the next late packet makes the delay longer. */
const QUIET_GROW_SAMPLES = -240;
/** 160 ms more than wanted: the backlog is of no use to anybody and is dropped at once. */
const RESTART_SAMPLES = 8 * FRAME_SAMPLES;
/** At the start of a talk spurt no more than this is waited off beyond the target. */
const START_BACKLOG_SAMPLES = 2 * FRAME_SAMPLES;

/**
 * Plays one speaker's packets, a frame at each tick. *Slack* is how much longer than the target a frame has waited, in
 * samples: with a target that is right it lies between 0 and one frame, as the tick's phase has it. Above that a frame is
 * left out; below 0 the delay is too short, and the read position stands still during a concealment.
 */
export class Playout {
  readonly #store: PacketStore;
  readonly #estimator: DelayEstimator;
  readonly #stats: IngestStats;
  readonly #channels: number;
  readonly #producer: FrameProducer;
  #isPlaying = false;
  #mustEnd = false;
  #lastPower = 0;
  #ticksSinceSkip = 0;

  constructor(store: PacketStore, estimator: DelayEstimator, stats: IngestStats, decoder: AudioDecoder, channels: number) {
    this.#store = store;
    this.#estimator = estimator;
    this.#stats = stats;
    this.#channels = channels;
    this.#producer = new FrameProducer(store, stats, decoder, channels);
  }

  /** Whether a talk spurt is being played. */
  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Timestamp up to which packets have been used; undefined in effect while nothing plays. */
  get decodePosition(): number {
    return this.#isPlaying && !this.#mustEnd ? this.#producer.position : -Infinity;
  }

  /** Ends the talk spurt with a fade at the next pull; what comes then starts a new one. */
  interrupt(): void {
    this.#mustEnd = this.#isPlaying;
  }

  /** One frame into `output`, or false for silence. See `SpeakerInput.pull`. */
  pull(nowMs: number, output: Float32Array): boolean {
    if (!this.#isPlaying && !this.#start(nowMs)) return false;
    const slack = this.#slackSamples(nowMs, this.#producer.readPosition);
    const isHeard = this.#mustEnd || slack >= RESTART_SAMPLES ? this.#end(output) : this.#play(slack, output);
    this.#lastPower = isHeard ? framePower(output, FRAME_SAMPLES * this.#channels) : 0;
    return isHeard;
  }

  #play(slack: number, output: Float32Array): boolean {
    const producer = this.#producer;
    const isQuiet = this.#lastPower < QUIET_POWER;
    this.#stats.targetDelayMs = this.#estimator.targetMs;
    this.#stats.delayMs = this.#estimator.targetMs + slack / RTP_CLOCK_PER_MS;
    this.#ticksSinceSkip++;
    if (slack >= QUIET_SHRINK_SAMPLES && this.#maySkip(slack, isQuiet) && producer.tryFillFrames(2)) {
      const isHeard = producer.fifo.hasSound;
      if (isHeard) crossfade(producer.fifo.samples, 0, FRAME_SAMPLES, FRAME_SAMPLES, this.#channels, output);
      producer.fifo.drop(2 * FRAME_SAMPLES);
      this.#stats.skippedFrames++;
      this.#ticksSinceSkip = 0;
      return isHeard;
    }
    if (slack < QUIET_GROW_SAMPLES && isQuiet) producer.insertFrame();
    producer.fillFrame(slack);
    if (producer.hasEnded) this.#isPlaying = false;
    return this.#readFrame(output);
  }

  #readFrame(output: Float32Array): boolean {
    const fifo = this.#producer.fifo;
    const isHeard = fifo.hasSound;
    if (isHeard) fifo.read(output, FRAME_SAMPLES);
    else fifo.drop(FRAME_SAMPLES);
    return isHeard;
  }

  #maySkip(slack: number, isQuiet: boolean): boolean {
    return isQuiet || (slack >= FORCED_SHRINK_SAMPLES && this.#ticksSinceSkip >= FORCED_SHRINK_INTERVAL_TICKS);
  }

  #end(output: Float32Array): boolean {
    this.#producer.fadeOut();
    this.#isPlaying = false;
    this.#mustEnd = false;
    return this.#readFrame(output);
  }

  /** Begins a talk spurt once its first packet is due. Returns whether it did. */
  #start(nowMs: number): boolean {
    const store = this.#store;
    if (store.count === 0) return false;
    let slack = this.#slackSamples(nowMs, store.timestamps[store.first]!);
    if (slack < 0) return false;
    while (slack >= START_BACKLOG_SAMPLES && store.count > 1) {
      this.#stats.skippedFrames += store.samples[store.first]! / FRAME_SAMPLES;
      store.removeFirst();
      slack = this.#slackSamples(nowMs, store.timestamps[store.first]!);
    }
    this.#producer.begin(store.timestamps[store.first]!);
    this.#isPlaying = true;
    this.#lastPower = 0;
    return true;
  }

  #slackSamples(nowMs: number, readPosition: number): number {
    return (nowMs - this.#estimator.baseMs - this.#estimator.targetMs) * RTP_CLOCK_PER_MS - FRAME_SAMPLES - readPosition;
  }
}
