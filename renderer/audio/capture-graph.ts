import { AudioContext, type IAudioContext, type IMediaStreamAudioSourceNode } from 'standardized-audio-context';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import { createLevelMeter, type LevelMeter } from './level-meter.ts';

/** Short enough that no first syllable is lost, long enough not to click. */
const OPEN_RAMP_SECONDS = 0.005;
const CLOSE_RAMP_SECONDS = 0.01;

/**
 * From the microphone to what is sent: source -> meter, source -> gate -> track. The track stays the same while
 * microphones come and go, so that the connection never has to be told. The gate is closed at first.
 */
export class CaptureGraph {
  readonly track: MediaStreamTrack;
  readonly meter: LevelMeter;
  // 48 kHz whatever the device does: the default rate follows the device, and Opus would have to resample.
  readonly #context: IAudioContext = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
  readonly #gate = this.#context.createGain();
  #source: IMediaStreamAudioSourceNode<IAudioContext> | undefined;

  constructor() {
    const destination = this.#context.createMediaStreamDestination();
    const [track] = destination.stream.getAudioTracks();
    invariant(track !== undefined, 'a media stream destination has one audio track');
    this.track = track;
    this.meter = createLevelMeter(this.#context);
    this.#gate.gain.value = 0;
    this.#gate.connect(destination);
  }

  /** Listens to the microphone of `stream` from now on, or to nothing. */
  setSource(stream: MediaStream | undefined): void {
    this.#source?.disconnect();
    this.#source = stream === undefined ? undefined : this.#context.createMediaStreamSource(stream);
    this.#source?.connect(this.meter.node);
    this.#source?.connect(this.#gate);
  }

  openGate(): void {
    this.#rampTo(1, OPEN_RAMP_SECONDS);
  }

  closeGate(): void {
    this.#rampTo(0, CLOSE_RAMP_SECONDS);
  }

  /** Browsers hold a context until the person has done something on the page. */
  async resume(): Promise<void> {
    if (this.#context.state === 'suspended') await this.#context.resume();
  }

  #rampTo(gainLinear: number, seconds: number): void {
    const now = this.#context.currentTime;
    const { gain } = this.#gate;
    gain.cancelAndHoldAtTime(now);
    gain.setValueAtTime(gain.value, now);
    gain.linearRampToValueAtTime(gainLinear, now + seconds);
  }
}
