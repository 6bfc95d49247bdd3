import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import type { VoiceActivationOptions } from '../../shared/dsp/voice-activation.ts';
import { invariant } from '../../shared/invariant.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { dbToGain } from '../../shared/units.ts';
import { ContextKeeper } from './context-keeper.ts';
import { crossfade } from './playback/crossfade.ts';
import { HeldRamp } from './held-ramp.ts';
import { createLevelMeter, type LevelMeter } from './level-meter.ts';
import { SuppressorSwitch } from './suppressor-switch.ts';
import { waitForSound } from './wait-for-sound.ts';
import captureWorkletUrl from './worklets/capture.worklet.ts?worker&url';
import { RECORDER_PROCESSOR, VOICE_ACTIVATION_PROCESSOR } from './worklets/processor-names.ts';

/** Gate attack: short enough to keep the first syllable, long enough not to click. */
const OPEN_RAMP_SECONDS = 0.005;
const CLOSE_RAMP_SECONDS = 0.01;
/**
 * How long to wait for sound: a device that was just opened is silent at first, and one muted by its own switch stays
 * silent.
 */
const SOURCE_START_MS = 500;
/** One block: a ramp that starts in the past begins with a step. */
const AHEAD_SECONDS = 0.003;
/** Smoothing of the gain: a slider being dragged moves in steps. */
const GAIN_SMOOTHING_SECONDS = 0.015;
/** A context that stops in the middle of a recording would never end it. */
const RECORDING_GRACE_MS = 2_000;
const ONE_CHANNEL: AudioWorkletNodeOptions = { channelCount: 1, channelCountMode: 'explicit', outputChannelCount: [1] };

export interface CaptureGraphOptions {
  /** Whether the graph replaces a broken one. */
  readonly isReplacement: boolean;
  /** The graph has stopped for good: close it and open another one. */
  readonly onBroken: () => void;
}

interface Source {
  readonly node: MediaStreamAudioSourceNode;
  readonly fade: GainNode;
}

/**
 * The graph from the microphone to the sent track: sources -> gain -> noise suppressor -> meter, voice activation with
 * its delay -> gate -> track. The track stays the same when microphones change, so that the connection need not change.
 * The gate starts closed. While it has a source, the graph keeps itself running.
 */
export class CaptureGraph {
  readonly track: MediaStreamTrack;
  readonly meter: LevelMeter;
  readonly suppressor: SuppressorSwitch;
  readonly #context: AudioContext;
  readonly #keeper: ContextKeeper;
  readonly #inputGain: GainNode;
  readonly #activation: AudioWorkletNode;
  readonly #gate: GainNode;
  readonly #gateRamp: HeldRamp;
  readonly #activationListeners = new Set<(isActive: boolean) => void>();
  #source: Source | undefined;
  #isActive = false;
  #delaySamples = 0;
  #thresholdDb: number | null = null;

  private constructor(context: AudioContext, { isReplacement, onBroken }: CaptureGraphOptions) {
    this.#context = context;
    this.#keeper = new ContextKeeper({ context, schedule: scheduleTimer, isReplacement, onBroken });
    this.#inputGain = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    this.suppressor = new SuppressorSwitch(context);
    this.meter = createLevelMeter(context);
    this.#activation = new AudioWorkletNode(context, VOICE_ACTIVATION_PROCESSOR, ONE_CHANNEL);
    this.#gate = new GainNode(context, { gain: 0 });
    this.#gateRamp = new HeldRamp(this.#gate.gain, 0);
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const [track] = destination.stream.getAudioTracks();
    invariant(track !== undefined, 'a media stream destination has one audio track');
    this.track = track;
    this.#inputGain.connect(this.suppressor.input);
    this.suppressor.output.connect(this.meter.node);
    this.suppressor.output.connect(this.#activation).connect(this.#gate).connect(destination);
    this.#activation.port.addEventListener('message', ({ data }) => this.#followActivation(data as ActivationMessage));
    this.#activation.port.start();
  }

  /** Creates the graph. Rejects if the browser cannot load its processors. */
  static async open(options: CaptureGraphOptions): Promise<CaptureGraph> {
    // Use 48 kHz on every device: the default rate follows the device, and Opus would have to resample.
    const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: 'interactive' });
    await context.audioWorklet.addModule(captureWorkletUrl);
    return new CaptureGraph(context, options);
  }

  /**
   * Switches to the microphone of `stream`, or to none. The previous one continues until the new one has sound, then
   * cross-fades. Resolves when the previous one may be stopped.
   */
  async setSource(stream: MediaStream | undefined): Promise<void> {
    const last = this.#source;
    this.#keeper.want(stream !== undefined);
    // If the new one is unplugged during the switch, the previous one stops all the same.
    const next = stream === undefined ? undefined : this.#connect(stream, last === undefined ? 1 : 0);
    this.#source = next;
    if (last === undefined) return;
    if (next !== undefined) {
      await waitForSound(this.#context, next.node, SOURCE_START_MS);
      await crossfade(this.#context, last.fade.gain, next.fade.gain);
    }
    last.node.disconnect();
    last.fade.disconnect();
  }

  setInputGain(gainDb: number): void {
    this.#inputGain.gain.setTargetAtTime(dbToGain(gainDb), this.#context.currentTime, GAIN_SMOOTHING_SECONDS);
  }

  setActivation(options: VoiceActivationOptions | null): void {
    this.#activation.port.postMessage(options);
  }

  /** The level at which voice activation opens, dBFS; null = it has not begun. */
  get activationThresholdDb(): number | null {
    return this.#thresholdDb;
  }

  /** Called when voice activation detects the beginning and end of speech. */
  onActivation(listener: (isActive: boolean) => void): () => void {
    this.#activationListeners.add(listener);
    return () => this.#activationListeners.delete(listener);
  }

  /** The delay of device, graph, suppressor and voice activation, milliseconds. */
  latencyMs(): number {
    // Chromium moves sound in blocks of 10 ms at both ends of the graph.
    return 20 + this.suppressor.latencyMs + (1_000 * this.#delaySamples) / SAMPLE_RATE_HZ;
  }

  openGate(): void {
    this.#gateRamp.rampTo(1, this.#context.currentTime + AHEAD_SECONDS, OPEN_RAMP_SECONDS);
  }

  closeGate(): void {
    this.#gateRamp.rampTo(0, this.#context.currentTime + AHEAD_SECONDS, CLOSE_RAMP_SECONDS);
  }

  /** Records what would be sent if the gate were open: the next `durationMs` of mono sound. */
  record(durationMs: number): Promise<Float32Array<ArrayBuffer>> {
    const recording = new Float32Array(Math.round((durationMs * SAMPLE_RATE_HZ) / 1_000));
    const recorder = new AudioWorkletNode(this.#context, RECORDER_PROCESSOR, ONE_CHANNEL);
    this.#activation.connect(recorder).connect(this.#gate);
    let filled = 0;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        recorder.port.postMessage('stop');
        recorder.port.onmessage = null;
        this.#activation.disconnect(recorder);
        recorder.disconnect();
        resolve(recording);
      };
      const timer = setTimeout(finish, durationMs + RECORDING_GRACE_MS);
      recorder.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
        recording.set(data.subarray(0, recording.length - filled), filled);
        filled = Math.min(recording.length, filled + data.length);
        if (filled === recording.length) finish();
      };
    });
  }

  /** Whether sound passes through the graph. */
  get isRunning(): boolean {
    return this.#keeper.isRunning;
  }

  /** Makes the graph run, and keeps it running until it has no source. */
  start(): void {
    this.#keeper.want(true);
  }

  /** Resumes a graph that was stopped, because something changed, such as a user gesture that the browser wants. */
  resume(): void {
    this.#keeper.retry();
  }

  /** Follows a change of the devices of this computer. */
  followDevices(): void {
    this.#keeper.followDevices();
  }

  /** Ends the graph and its track. */
  close(): void {
    this.#keeper.stop();
    this.track.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }

  #connect(stream: MediaStream, gain: number): Source {
    const source = {
      node: new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream }),
      fade: new GainNode(this.#context, { gain }),
    };
    source.node.connect(source.fade).connect(this.#inputGain);
    return source;
  }

  #followActivation({ isActive, delaySamples, thresholdDb }: ActivationMessage): void {
    const wasActive = this.#isActive;
    this.#isActive = isActive;
    this.#delaySamples = delaySamples;
    this.#thresholdDb = thresholdDb;
    if (isActive !== wasActive) for (const listener of this.#activationListeners) listener(isActive);
  }
}

interface ActivationMessage {
  readonly isActive: boolean;
  readonly delaySamples: number;
  readonly thresholdDb: number;
}
