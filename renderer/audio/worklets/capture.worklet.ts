import { VoiceActivation, type VoiceActivationOptions } from '../../../shared/dsp/voice-activation.ts';
import { RECORDER_PROCESSOR, VOICE_ACTIVATION_PROCESSOR } from './processor-names.ts';

/** The part of an audio worklet's scope used here (Web Audio API, section 1.32). */
interface ScopePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
}
declare class AudioWorkletProcessor {
  readonly port: ScopePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Samples per message: 43 ms. */
const CHUNK_SAMPLES = 2_048;
const SILENCE = new Float32Array(128);

/**
 * Receives options (or null) as messages; posts `{ isActive, delaySamples, thresholdDb }` when one changes. The
 * threshold is in whole decibels, because it may move all the time.
 */
class VoiceActivationProcessor extends AudioWorkletProcessor {
  readonly #activation = new VoiceActivation();
  #wasActive = false;
  #delaySamples = 0;
  #thresholdDb = 0;

  constructor() {
    super();
    // Only the window can send messages here.
    this.port.onmessage = ({ data }) => this.#activation.configure(data as VoiceActivationOptions | null);
  }

  process([input]: readonly (readonly Float32Array[])[], [output]: readonly (readonly Float32Array[])[]): boolean {
    const target = output?.[0];
    if (target === undefined) return true;
    this.#activation.process(input?.[0] ?? SILENCE, target, target.length);
    const { isActive, delaySamples } = this.#activation;
    const thresholdDb = Math.round(this.#activation.thresholdDb);
    if (isActive !== this.#wasActive || delaySamples !== this.#delaySamples || thresholdDb !== this.#thresholdDb)
      this.port.postMessage({ isActive, delaySamples, thresholdDb });
    this.#wasActive = isActive;
    this.#delaySamples = delaySamples;
    this.#thresholdDb = thresholdDb;
    return true;
  }
}

/** Posts the sound it receives, until any message arrives. */
class RecorderProcessor extends AudioWorkletProcessor {
  #chunk = new Float32Array(CHUNK_SAMPLES);
  #filled = 0;
  #isRecording = true;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#isRecording = false;
    };
  }

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const block = input?.[0] ?? SILENCE;
    this.#chunk.set(block, this.#filled);
    this.#filled += block.length;
    if (this.#filled < CHUNK_SAMPLES) return this.#isRecording;
    this.port.postMessage(this.#chunk, [this.#chunk.buffer as ArrayBuffer]);
    this.#chunk = new Float32Array(CHUNK_SAMPLES);
    this.#filled = 0;
    return this.#isRecording;
  }
}

registerProcessor(VOICE_ACTIVATION_PROCESSOR, VoiceActivationProcessor);
registerProcessor(RECORDER_PROCESSOR, RecorderProcessor);
