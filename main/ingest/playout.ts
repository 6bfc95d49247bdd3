import { FRAME_SAMPLES, RTP_CLOCK_PER_MS } from '../../shared/audio-format.ts';
import { crossfade } from '../../shared/dsp/crossfade.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import type { AudioDecoder } from '../mixer/ports.ts';
import type { DelayEstimator } from './delay-estimator.ts';
import { CONCEALMENT_UNIT_SAMPLES, FrameProducer } from './frame-producer.ts';
import type { IngestStats } from './ingest-stats.ts';
import type { PacketStore } from './packet-store.ts';

/** -50 dBFS: between words. A frame there can be repeated or skipped inaudibly. */
const QUIET_POWER = 1e-5;
/** 5 ms above the wait that fits the ticks: the excess is skipped in a quiet frame. */
const QUIET_ALIGN_SAMPLES = 240;
/** 10 ms plus a frame above it: the excess is skipped in any frame. */
const FORCED_SHRINK_SAMPLES = FRAME_SAMPLES + 480;
/** 80 ms above the target, while the base rises: no margin covers the jitter then, so the wait itself has to. */
const RISING_SHRINK_SAMPLES = 4 * FRAME_SAMPLES;
/** Skips in running speech are at least 100 ms apart. */
const FORCED_SHRINK_INTERVAL_TICKS = 5;
/** 0.5 ms below: samples are added in a quiet frame. In speech the next late packet increases the delay. */
const QUIET_GROW_SAMPLES = 24;
/**
 * The wait that fits the ticks exceeds the target by at least 1 ms, before clock drift makes it too short in the middle
 * of a sentence. A shorter wait is only chosen if it exceeds the target by 3 ms, so that drift does not make it
 * oscillate.
 */
const GROW_TOLERANCE_SAMPLES = 48;
const SHRINK_TOLERANCE_SAMPLES = 144;
/** 160 ms above the target: the backlog is useless and is dropped at once. */
const RESTART_SAMPLES = 8 * FRAME_SAMPLES;
/** At the start of a talk spurt at most this much backlog beyond the target is kept. */
const START_BACKLOG_SAMPLES = 2 * FRAME_SAMPLES;
/**
 * When this many packets in a row miss the tick that needs their first samples, drift has made the wait too short. In
 * sound without quiet frames it would stay so for minutes.
 */
const MAX_SHORT_FRAMES = 3;

/**
 * Plays one speaker's packets, one frame per tick. *Slack* is how much longer than the target a sample waits until it
 * is played, in samples: between 0 and one frame, depending on the tick's phase and the distribution of the jitter
 * (`#wantedSlack`). Above that, sound is skipped; below 0, the delay is too short, and the read position stops during
 * concealment. It also stops there while the sender makes sound more slowly than it plays: then the voice has as many
 * holes as its sender, and no more.
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

  constructor(
    store: PacketStore,
    estimator: DelayEstimator,
    stats: IngestStats,
    decoder: AudioDecoder,
    channels: number,
  ) {
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

  /** Timestamp up to which packets have been used; meaningless while nothing plays. */
  get decodePosition(): number {
    return this.#isPlaying && !this.#mustEnd ? this.#producer.position : -Infinity;
  }

  /** Ends the talk spurt with a fade at the next pull; the next packet starts a new one. */
  interrupt(): void {
    this.#mustEnd = this.#isPlaying;
  }

  /** Writes one frame to `output`, or returns false for silence. See `SpeakerInput.pull`. */
  pull(nowMs: number, output: Float32Array): boolean {
    if (!this.#isPlaying && !this.#start(nowMs)) return false;
    this.#producer.nowMs = nowMs;
    const slack = this.#slackSamples(nowMs, this.#producer.readPosition);
    const isHeard =
      this.#mustEnd || (slack >= RESTART_SAMPLES && this.#hasBacklog()) ? this.#end(output) : this.#play(slack, output);
    this.#lastPower = isHeard ? framePower(output, FRAME_SAMPLES * this.#channels) : 0;
    return isHeard;
  }

  #play(slack: number, output: Float32Array): boolean {
    const producer = this.#producer;
    const isQuiet = this.#lastPower < QUIET_POWER;
    this.#stats.targetDelayMs = this.#estimator.targetMs;
    this.#stats.delayMs = this.#estimator.targetMs + slack / RTP_CLOCK_PER_MS;
    this.#ticksSinceSkip++;
    const isLong = slack >= (this.#estimator.isRising ? RISING_SHRINK_SAMPLES : FORCED_SHRINK_SAMPLES);
    if (isQuiet || isLong) {
      const excess = slack - this.#wantedSlack(slack, SHRINK_TOLERANCE_SAMPLES);
      if (
        excess >= QUIET_ALIGN_SAMPLES &&
        (isQuiet || this.#ticksSinceSkip >= FORCED_SHRINK_INTERVAL_TICKS) &&
        producer.tryFill(FRAME_SAMPLES + skippable(excess))
      ) {
        return this.#skip(skippable(excess), output);
      }
    }
    if (isQuiet) {
      const shortage = this.#wantedSlack(slack, GROW_TOLERANCE_SAMPLES) - slack;
      if (shortage >= QUIET_GROW_SAMPLES) producer.insert(Math.min(FRAME_SAMPLES, shortage));
    }
    const isTooSoon = slack < 0 || this.#estimator.isRising || producer.shortFrames >= MAX_SHORT_FRAMES;
    producer.fillFrame(slack, isTooSoon);
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

  /**
   * Returns the target slack. The packets' waits at the ticks differ by steps of one frame, and one of them lies within
   * a frame above the target (plus `tolerance`); the estimator says how much less suffices.
   */
  #wantedSlack(slack: number, tolerance: number): number {
    const period = this.#producer.packetSamples;
    const aligned = slack - this.#producer.packetOffset;
    const fitting = aligned - period * Math.floor((aligned - tolerance) / period);
    return period < FRAME_SAMPLES ? fitting : this.#withoutSpare(fitting, tolerance);
  }

  #withoutSpare(fitting: number, tolerance: number): number {
    return Math.max(
      tolerance,
      fitting - this.#estimator.spareWaitMs(this.#estimator.targetMs + fitting / RTP_CLOCK_PER_MS) * RTP_CLOCK_PER_MS,
    );
  }

  /** Skips `samples` with a cross-fade. */
  #skip(samples: number, output: Float32Array): boolean {
    const fifo = this.#producer.fifo;
    const isHeard = fifo.hasSound;
    if (isHeard) crossfade(fifo.samples, 0, samples, FRAME_SAMPLES, this.#channels, output);
    fifo.drop(FRAME_SAMPLES + samples);
    this.#stats.skippedFrames += samples / FRAME_SAMPLES;
    this.#ticksSinceSkip = 0;
    return isHeard;
  }

  /** Whether more sound waits than the latest packet, however long, of a sender that is late itself. */
  #hasBacklog(): boolean {
    return this.#store.count > 1 && this.#producer.fifo.length + this.#store.span > START_BACKLOG_SAMPLES;
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
    const early = slack < 0 ? this.#earlySilence(slack, store.samples[store.first]!) : 0;
    if (early >= FRAME_SAMPLES) return false;
    while (slack >= START_BACKLOG_SAMPLES && store.count > 1 && store.span > START_BACKLOG_SAMPLES) {
      this.#stats.skippedFrames += store.samples[store.first]! / FRAME_SAMPLES;
      store.removeFirst();
      slack = this.#slackSamples(nowMs, store.timestamps[store.first]!);
    }
    this.#producer.begin(store.timestamps[store.first]!, early);
    this.#isPlaying = true;
    this.#lastPower = 0;
    return true;
  }

  /**
   * Returns how much silence to put in front of a packet at a tick that is too early for it, so that its slack is the
   * target.
   */
  #earlySilence(slack: number, packetSamples: number): number {
    if (packetSamples < FRAME_SAMPLES || slack < -FRAME_SAMPLES) return FRAME_SAMPLES;
    return (
      Math.ceil((this.#withoutSpare(slack + FRAME_SAMPLES, 0) - slack) / CONCEALMENT_UNIT_SAMPLES) *
      CONCEALMENT_UNIT_SAMPLES
    );
  }

  #slackSamples(nowMs: number, readPosition: number): number {
    return (
      (nowMs - this.#estimator.baseMs - this.#estimator.targetMs) * RTP_CLOCK_PER_MS - FRAME_SAMPLES - readPosition
    );
  }
}

/** Returns how much of an excess a cross-fade of one frame can skip, in Opus' units. */
function skippable(excess: number): number {
  return Math.floor(Math.min(excess, FRAME_SAMPLES) / CONCEALMENT_UNIT_SAMPLES) * CONCEALMENT_UNIT_SAMPLES;
}
