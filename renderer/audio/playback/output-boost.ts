import { AudioContext, type IAudioContext, type IMediaStreamAudioSourceNode } from 'standardized-audio-context';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { softLimit } from '../../../shared/dsp/soft-limit.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { dbToGain } from '../../../shared/units.ts';
import { ContextKeeper } from '../context-keeper.ts';

/** The largest output gain: 12 dB. A voice at full scale would be entirely in the limiter. */
export const MAX_OUTPUT_GAIN_DB = 12;

const LARGEST = dbToGain(MAX_OUTPUT_GAIN_DB);
const CURVE_POINTS = 4_097;

/**
 * Amplifies a received stream, which an audio element cannot do. Peaks beyond full scale are soft-clipped. Runs only
 * while needed, because it adds about 20 ms.
 */
export class OutputBoost {
  /** The stream to play in place of the original. */
  readonly stream: MediaStream;
  readonly #keeper: ContextKeeper;
  readonly #context: IAudioContext = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
  readonly #gain = this.#context.createGain();
  readonly #source: IMediaStreamAudioSourceNode<IAudioContext>;
  readonly #silentElement = new Audio();

  /** `onBroken` is called when the graph has stopped for good: close it and create another one. */
  constructor(received: MediaStream, isReplacement: boolean, onBroken: () => void) {
    // A received stream is silent in Web Audio unless an element plays it too.
    this.#silentElement.muted = true;
    this.#silentElement.srcObject = received;
    this.#source = this.#context.createMediaStreamSource(received);
    const limiter = this.#context.createWaveShaper();
    limiter.curve = Float32Array.from({ length: CURVE_POINTS }, (_, index) =>
      softLimit(LARGEST * ((2 * index) / (CURVE_POINTS - 1) - 1)),
    );
    const destination = this.#context.createMediaStreamDestination();
    this.#source.connect(this.#gain).connect(limiter).connect(destination);
    this.stream = destination.stream;
    this.#keeper = new ContextKeeper({ context: this.#context, schedule: scheduleTimer, isReplacement, onBroken });
    this.#keeper.want(true);
    this.resume();
  }

  setGain(gainDb: number): void {
    this.#gain.gain.value = dbToGain(gainDb) / LARGEST;
  }

  resume(): void {
    this.#keeper.retry();
    // The browser blocks this until a user gesture; then it is tried again.
    if (this.#silentElement.paused) this.#silentElement.play().catch(() => undefined);
  }

  close(): void {
    this.#keeper.stop();
    this.#source.disconnect();
    this.#silentElement.srcObject = null;
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
