import { AudioContext, type IAudioContext, type IGainNode } from 'standardized-audio-context';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { dbToGain } from '../../shared/units.ts';
import { playCirclingVoice } from './circling-voice.ts';
import { ContextKeeper } from './context-keeper.ts';
import { playTones } from './play-tones.ts';
import { CUE_TONES, type SoundCue } from './sound-cues.ts';
import { sleep } from './sleep.ts';
import { within } from './within.ts';

/** Time until the sound has left the element too. */
const REST_AFTER_MS = 500;

/** A context or an element without a device may never start, and a sound in it may never end. */
const START_LIMIT_MS = 1_000;
const END_GRACE_MS = 1_500;

/** A sound that is stopped fades this long: a step would click. */
const FADE_MS = 60;

interface Graph {
  readonly context: IAudioContext;
  readonly keeper: ContextKeeper;
  readonly output: IGainNode<IAudioContext>;
  readonly element: HTMLAudioElement;
}

/**
 * Plays the app's own sounds: cues, the speaker test, and your own recording. It uses an audio element, which can play
 * on another device; deafening does not silence it. Nothing runs between sounds.
 */
export class SoundEffects {
  #graph: Graph | undefined;
  #creating: Promise<Graph> | undefined;
  #sinkId = '';
  #gainDb = 0;
  #playing = 0;

  async setSink(deviceId: string): Promise<boolean> {
    this.#sinkId = deviceId;
    try {
      await this.#graph?.element.setSinkId(deviceId);
      return true;
    } catch {
      return false;
    }
  }

  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    if (this.#graph !== undefined) this.#graph.output.gain.value = dbToGain(gainDb);
  }

  /**
   * Plays a cue, `gainDb` louder than the output gain says, until its end or `stop`. Resolves when it has ended or
   * could not be played; nothing should wait for a cue.
   */
  async playCue(cue: SoundCue, gainDb = 0, stop?: AbortSignal): Promise<void> {
    try {
      const { context, output } = await this.#wake();
      const tones = CUE_TONES[cue];
      const level = context.createGain();
      level.gain.value = dbToGain(gainDb);
      level.connect(output);
      const longestMs = Math.max(...tones.map(({ startMs, durationMs }) => startMs + durationMs));
      await within(Promise.race([playTones(context, level, tones), aborted(stop)]), longestMs + END_GRACE_MS);
      if (stop?.aborted === true) {
        level.gain.setTargetAtTime(0, context.currentTime, FADE_MS / 4_000);
        await sleep(FADE_MS);
      }
      level.disconnect();
    } catch (error) {
      // The browser blocks sound until a user gesture.
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) reportError(error);
    } finally {
      this.#rest();
    }
  }

  /** Plays mono sound at 48 kHz. Resolves when it has ended. */
  async playSamples(samples: Float32Array<ArrayBuffer>): Promise<Result<void, 'not-played'>> {
    try {
      const { context, output } = await this.#wake();
      const buffer = context.createBuffer(1, samples.length, SAMPLE_RATE_HZ);
      buffer.copyToChannel(samples, 0);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(output);
      const ended = new Promise<void>((resolve) => {
        source.onended = () => resolve();
      });
      source.start();
      await within(ended, (1_000 * samples.length) / SAMPLE_RATE_HZ + END_GRACE_MS);
      return success(undefined);
    } catch {
      return failure('not-played', 'The sound could not be played.');
    } finally {
      this.#rest();
    }
  }

  /** Plays a voice that circles the listener; see `playCirclingVoice`. Resolves when it has ended. */
  async playCirclingVoice(onDegrees: (degrees: number) => void): Promise<Result<void, 'not-played'>> {
    try {
      const { context, output } = await this.#wake();
      await playCirclingVoice(context, output, onDegrees);
      return success(undefined);
    } catch {
      return failure('not-played', 'The sound could not be played.');
    } finally {
      this.#rest();
    }
  }

  async #wake(): Promise<Graph> {
    this.#playing++;
    this.#creating ??= this.#create();
    const graph = await this.#creating;
    graph.keeper.want(true);
    if (graph.context.state === 'suspended') await within(graph.context.resume(), START_LIMIT_MS);
    if (graph.element.paused) await within(graph.element.play(), START_LIMIT_MS);
    return graph;
  }

  /** Resumes what was stopped in the middle of a sound. */
  resume(): void {
    this.#graph?.keeper.retry();
  }

  #rest(): void {
    setTimeout(() => {
      this.#playing--;
      if (this.#playing > 0 || this.#graph === undefined) return;
      this.#graph.keeper.want(false);
      void this.#graph.context.suspend();
    }, REST_AFTER_MS);
  }

  /** The next sound gets another graph. */
  #forget(): void {
    const graph = this.#graph;
    this.#graph = undefined;
    this.#creating = undefined;
    if (graph === undefined) return;
    graph.keeper.stop();
    graph.element.srcObject = null;
    if (graph.context.state !== 'closed') void graph.context.close();
  }

  async #create(): Promise<Graph> {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
    const output = context.createGain();
    output.gain.value = dbToGain(this.#gainDb);
    const destination = context.createMediaStreamDestination();
    output.connect(destination);
    const element = new Audio();
    element.srcObject = destination.stream;
    // If that device just went away, use the system's default.
    await element.setSinkId(this.#sinkId).catch(() => undefined);
    const keeper = new ContextKeeper({
      context,
      schedule: scheduleTimer,
      isReplacement: false,
      onBroken: () => this.#forget(),
    });
    // The browser reports a device that fails here. The next sound gets another element, on the device of that time.
    element.addEventListener('error', () => this.#forget());
    this.#graph = { context, keeper, output, element };
    return this.#graph;
  }
}

/** Resolves when `signal` aborts; without a signal never. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
