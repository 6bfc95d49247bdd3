import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { createTimbreEffect } from '../../shared/dsp/create-timbre-effect.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import type { Timbre, TimbreEffect } from '../../shared/dsp/timbre.ts';
import { askHearing, metresBetween, type AskedPart } from './asked-hearing.ts';
import type { CastScript } from './cast-script.ts';
import type { Observations } from './hearing-report.ts';
import type { PracticeCast } from './practice-cast.ts';

/** A speaker's frame in a timbre. */
interface ColouredVoice {
  readonly effect: TimbreEffect;
  readonly frame: Float32Array;
}

/** Records for each frame what was said, what was heard, and what the rules require. */
export class HearingObserver {
  readonly #script: CastScript;
  /** Voices by player and timbre, added when first required; from then on each processes every frame. */
  readonly #voices: readonly Map<Timbre, ColouredVoice>[];
  readonly #sum = new Float32Array(FRAME_SAMPLES);
  readonly #stretches: number[] = [];
  readonly #sent: Float64Array[] = [];
  readonly #heard: Float64Array[] = [];
  readonly #distances: Float64Array[] = [];
  readonly #asked: Float64Array[] = [];

  constructor(script: CastScript) {
    this.#script = script;
    this.#voices = Array.from({ length: script.playerCount }, () => new Map<Timbre, ColouredVoice>());
  }

  /** Records one frame; call it after each tick of `cast`, which plays the same script. */
  observe(cast: PracticeCast): void {
    const { playerCount, stretches, rules } = this.#script;
    const timeMs = cast.timeMs - FRAME_MS;
    const stretch = this.#script.stretchAt(timeMs);
    const phase = stretches[stretch]?.phase ?? 'playing';
    const indices = Array.from({ length: playerCount }, (_, index) => index);
    const players = indices.map((index) => this.#script.playerAt(index, timeMs));
    const distances = new Float64Array(playerCount * playerCount);
    const asked = new Float64Array(playerCount * playerCount);
    players.forEach((speaker, column) => {
      const { frame } = cast.lastVoice(column);
      for (const voice of this.#voices[column]?.values() ?? []) {
        voice.frame.set(frame);
        voice.effect.process(voice.frame);
      }
      players.forEach((listener, row) => {
        distances[row * playerCount + column] = metresBetween(listener, speaker);
        asked[row * playerCount + column] =
          row === column ? 0 : this.#powerOf(askHearing(listener, speaker, rules, phase), column, frame);
      });
    });
    this.#stretches.push(stretch);
    this.#distances.push(distances);
    this.#asked.push(asked);
    this.#sent.push(Float64Array.from(indices, (index) => cast.lastVoice(index).power));
    this.#heard.push(Float64Array.from(indices, (index) => cast.heardPower(index)));
  }

  observations(names: readonly string[]): Observations {
    return {
      names,
      stretches: this.#script.stretches,
      stretchOfFrame: this.#stretches,
      sentPower: this.#sent,
      heardPower: this.#heard,
      distanceMetres: this.#distances,
      askedPower: this.#asked,
    };
  }

  /** Returns the power of the parts' sum: they are the same voice, so their samples add up, not their powers. */
  #powerOf(parts: readonly AskedPart[], speaker: number, dry: Float32Array): number {
    this.#sum.fill(0);
    for (const { timbre, gain } of parts) {
      const frame = timbre === 'dry' ? dry : this.#coloured(timbre, speaker, dry);
      for (let index = 0; index < FRAME_SAMPLES; index++)
        this.#sum[index] = (this.#sum[index] ?? 0) + gain * (frame[index] ?? 0);
    }
    return framePower(this.#sum, FRAME_SAMPLES);
  }

  #coloured(timbre: Exclude<Timbre, 'dry'>, speaker: number, dry: Float32Array): Float32Array {
    const voices = this.#voices[speaker];
    const known = voices?.get(timbre);
    if (known !== undefined) return known.frame;
    const voice = { effect: createTimbreEffect(timbre), frame: dry.slice() };
    voice.effect.process(voice.frame);
    voices?.set(timbre, voice);
    return voice.frame;
  }
}
