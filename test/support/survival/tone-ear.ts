import { FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';

/** The width of what a frame can tell apart. Tones at least twice as far apart leak a tenth into each other at most. */
const RESOLUTION_HZ = 50;
/** Eight voices of this amplitude together stay below the mixer's limiter. */
export const SPOKEN_AMPLITUDE = 0.06;
/** A tone is heard above this share of its usual amplitude. */
const HEARD_SHARE = 0.3;
/** Above this share, and this long, somebody is heard twice. */
const DOUBLED_SHARE = 1.6;
const SURPLUS_FRAMES = 8;
/** A tone stands out of noise above this factor: sound that lost frames have torn apart is loud at all frequencies. */
const NOISE_FACTOR = 3;
/**
 * A tone below this amplitude is too far away to count, or noise that other tones leave in the codec: up to a
 * sixth of a voice was measured between the tones of eight.
 */
const AUDIBLE_AMPLITUDE = 0.25 * SPOKEN_AMPLITUDE;
/** Shorter silences are a late frame, which says nothing about the connection. */
const SHORTEST_SILENCE_MS = 30;
/** The usual amplitude is that of the last second. */
const REMEMBERED_FRAMES = 50;
/** Most frames are quieter on a machine that is too busy to play all of them. */
const USUAL_SHARE = 0.8;

/** A span of time on the machine's monotonic clock, which all programs share, ms. */
type Span = readonly [fromMs: number, toMs: number];

/** What one member has heard of one tone since a moment. */
export interface ToneReport {
  readonly toneHz: number;
  /** Whether the tone was audible when the ear was calibrated. */
  readonly isAudible: boolean;
  /** When it was not heard. The last one may not have ended. */
  readonly silences: readonly Span[];
  /** When it was so loud that there must have been two of it, or was heard though it was not audible before. */
  readonly surplus: readonly Span[];
  /** The amplitude of the last second as a share of what it was when the ear was calibrated. */
  readonly levelShare: number;
}

/** Follows the amplitude of one frequency in frames. */
class Resonator {
  readonly #coefficient: number;

  constructor(hz: number) {
    this.#coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ);
  }

  /** Returns the amplitude in a frame of 960 interleaved stereo samples. */
  amplitudeIn(interleaved: Float32Array): number {
    return Math.hypot(this.#amplitudeOf(interleaved, 0), this.#amplitudeOf(interleaved, 1));
  }

  /** Returns the amplitude in one channel (Goertzel's algorithm). */
  #amplitudeOf(interleaved: Float32Array, channel: number): number {
    let previous = 0;
    let beforePrevious = 0;
    for (let i = channel; i < 2 * FRAME_SAMPLES; i += 2) {
      const current = interleaved[i]! + this.#coefficient * previous - beforePrevious;
      beforePrevious = previous;
      previous = current;
    }
    const power = previous ** 2 + beforePrevious ** 2 - this.#coefficient * previous * beforePrevious;
    return (2 * Math.sqrt(Math.max(0, power))) / FRAME_SAMPLES;
  }
}

class HeardTone {
  readonly toneHz: number;
  readonly #tone: Resonator;
  /** Frequencies beside the tone, on which nobody speaks. */
  readonly #beside: readonly Resonator[];
  readonly #amplitudes = new Float64Array(REMEMBERED_FRAMES);
  #frames = 0;
  #usual = 0;
  #heardUntilMs = 0;
  #surplusFrames = 0;
  #surplusSinceMs = 0;
  #silences: Span[] = [];
  #surplus: Span[] = [];

  constructor(toneHz: number) {
    this.toneHz = toneHz;
    this.#tone = new Resonator(toneHz);
    this.#beside = [-RESOLUTION_HZ, RESOLUTION_HZ].map((hz) => new Resonator(toneHz + hz));
  }

  /** Takes one frame whose sound ends at `nowMs`. */
  hear(interleaved: Float32Array, nowMs: number): void {
    const amplitude = this.#tone.amplitudeIn(interleaved);
    this.#amplitudes[this.#frames++ % REMEMBERED_FRAMES] = amplitude;
    if (amplitude > HEARD_SHARE * this.#usual) this.#noteHeard(nowMs);
    this.#noteSurplus(this.#isSurplus(amplitude, interleaved), nowMs);
  }

  calibrate(nowMs: number): void {
    const usual = this.#loudness();
    this.#usual = usual > AUDIBLE_AMPLITUDE ? usual : 0;
    this.#heardUntilMs = nowMs;
    this.#silences = [];
    this.#surplus = [];
  }

  report(sinceMs: number, nowMs: number): ToneReport {
    const open: Span[] =
      this.#usual > 0 && nowMs - this.#heardUntilMs > SHORTEST_SILENCE_MS ? [[this.#heardUntilMs, nowMs]] : [];
    return {
      toneHz: this.toneHz,
      isAudible: this.#usual > 0,
      silences: [...this.#silences, ...open].filter(([, toMs]) => toMs > sinceMs),
      surplus: this.#surplus.filter(([, toMs]) => toMs > sinceMs),
      levelShare: this.#usual > 0 ? this.#loudness() / this.#usual : 0,
    };
  }

  #loudness(): number {
    return this.#amplitudes.toSorted()[Math.floor(USUAL_SHARE * REMEMBERED_FRAMES)]!;
  }

  #noteHeard(nowMs: number): void {
    const fromMs = this.#heardUntilMs;
    const beganMs = nowMs - FRAME_MS;
    if (this.#usual > 0 && beganMs - fromMs > SHORTEST_SILENCE_MS) this.#silences.push([fromMs, beganMs]);
    this.#heardUntilMs = nowMs;
  }

  #isSurplus(amplitude: number, interleaved: Float32Array): boolean {
    if (this.#usual > 0) return amplitude > DOUBLED_SHARE * this.#usual;
    if (amplitude <= AUDIBLE_AMPLITUDE) return false;
    return this.#beside.every((resonator) => amplitude > NOISE_FACTOR * resonator.amplitudeIn(interleaved));
  }

  #noteSurplus(isSurplus: boolean, nowMs: number): void {
    if (isSurplus && this.#surplusFrames++ === 0) this.#surplusSinceMs = nowMs - FRAME_MS;
    if (isSurplus) return;
    if (this.#surplusFrames >= SURPLUS_FRAMES) this.#surplus.push([this.#surplusSinceMs, nowMs - FRAME_MS]);
    this.#surplusFrames = 0;
  }
}

/** Follows the tones of all members in what one member hears, frame by frame, without keeping the sound. */
export class ToneEar {
  readonly #tones: readonly HeardTone[];

  constructor(tonesHz: readonly number[]) {
    this.#tones = tonesHz.map((toneHz) => new HeardTone(toneHz));
  }

  /** Takes 960 interleaved stereo samples, whose sound ends at `nowMs`. */
  hear(interleaved: Float32Array, nowMs: number): void {
    for (const tone of this.#tones) tone.hear(interleaved, nowMs);
  }

  /** Takes the last second for what is usual, and forgets what was before. */
  calibrate(nowMs: number): void {
    for (const tone of this.#tones) tone.calibrate(nowMs);
  }

  /** Returns what was heard of each tone since `sinceMs`. */
  report(sinceMs: number, nowMs: number): readonly ToneReport[] {
    return this.#tones.map((tone) => tone.report(sinceMs, nowMs));
  }
}
