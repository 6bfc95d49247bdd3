import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import type { VoiceActivationOptions } from '../../shared/dsp/voice-activation.ts';
import type { NoiseSuppression } from '../../shared/model/settings.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { CaptureGraph } from './capture-graph.ts';
import { microphoneFailure, type MicrophoneProblemCode } from './microphone-problem.ts';

export interface MicrophoneOptions {
  /** The id of the device; null = the system's default. */
  readonly deviceId: string | null;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: NoiseSuppression;
  readonly autoGainControl: boolean;
}

/** The device that actually opened. */
export interface OpenedMicrophone {
  readonly label: string;
  /** The suppressor in use; 'browser' if the chosen one cannot start. */
  readonly noiseSuppression: NoiseSuppression;
}

export interface MicrophoneEvents {
  /** The microphone stopped unexpectedly. */
  readonly onLost: () => void;
  /** There is a graph; a later one replaces a broken one. */
  readonly onGraph: (graph: CaptureGraph) => void;
  /** The graph is broken. Open the microphone again, and there is another one. */
  readonly onBroken: () => void;
}

/** The microphone in use and the graph after it. Calls of `open` run one at a time. */
export class Microphone {
  readonly #events: MicrophoneEvents;
  #wasBroken = false;
  #graph: CaptureGraph | undefined;
  #stream: MediaStream | undefined;
  #asked = '';
  #gainDb = 0;
  #activation: VoiceActivationOptions | null = null;

  constructor(events: MicrophoneEvents) {
    this.#events = events;
  }

  get graph(): CaptureGraph | undefined {
    return this.#graph;
  }

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  /** Opens the microphone, or changes the open one. During speech, the old sound cross-fades into the new. */
  async open(options: MicrophoneOptions): Promise<Result<OpenedMicrophone, MicrophoneProblemCode>> {
    try {
      return success(await this.#open(options));
    } catch (error) {
      this.close();
      return microphoneFailure(error);
    }
  }

  close(): void {
    void this.#graph?.setSource(undefined);
    stop(this.#stream);
    this.#stream = undefined;
    this.#asked = '';
  }

  /** Drops the graph and the microphone, and reports it, so that both are opened again. */
  breakGraph(): void {
    const graph = this.#graph;
    if (graph === undefined) return;
    this.#graph = undefined;
    this.#wasBroken = true;
    stop(this.#stream);
    this.#stream = undefined;
    this.#asked = '';
    graph.close();
    this.#events.onBroken();
  }

  setGain(gainDb: number): void {
    this.#gainDb = gainDb;
    this.#graph?.setInputGain(gainDb);
  }

  setActivation(options: VoiceActivationOptions | null): void {
    this.#activation = options;
    this.#graph?.setActivation(options);
  }

  async record(durationMs: number): Promise<Result<Float32Array<ArrayBuffer>, 'no-microphone'>> {
    if (this.#graph === undefined || !this.isOpen) return failure('no-microphone', 'The microphone is off.');
    return success(await this.#graph.record(durationMs));
  }

  async #open(options: MicrophoneOptions): Promise<OpenedMicrophone> {
    const constraints = toConstraints(options);
    const asked = JSON.stringify(constraints);
    const stream = asked === this.#asked && this.#stream !== undefined ? this.#stream : await this.#ask(constraints);
    const graph = await this.#graphFor(stream);
    graph.start();
    const { noiseSuppression } = options;
    // During a switch of suppressors, both work for a moment; there is never a gap without one.
    if (
      (noiseSuppression === 'rnnoise' || noiseSuppression === 'gtcrn') &&
      !(await graph.suppressor.use(noiseSuppression))
    ) {
      if (stream !== this.#stream) stop(stream);
      return this.#open({ ...options, noiseSuppression: 'browser' });
    }
    await this.#use(stream, asked, graph);
    if (noiseSuppression === 'off' || noiseSuppression === 'browser') await graph.suppressor.use('none');
    // All this takes a while. A stream that ended in the meantime fires no event, and would count as a live microphone.
    const [track] = stream.getAudioTracks();
    if (stream !== this.#stream || graph !== this.#graph || track?.readyState !== 'live')
      throw new Error('the microphone ended while it was being opened');
    return { label: track.label, noiseSuppression };
  }

  async #use(stream: MediaStream, asked: string, graph: CaptureGraph): Promise<void> {
    if (stream === this.#stream) return;
    const last = this.#stream;
    this.#stream = stream;
    this.#asked = asked;
    // `stop()` does not fire this event: it means that the device went away.
    stream.getAudioTracks()[0]?.addEventListener('ended', () => {
      if (stream === this.#stream) this.#events.onLost();
    });
    await graph.setSource(stream);
    stop(last);
  }

  async #ask(constraints: MediaTrackConstraints): Promise<MediaStream> {
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: constraints });
    } catch (error) {
      const problem = error instanceof DOMException ? error.name : '';
      // The device just went away: use the system's default.
      if (problem === 'OverconstrainedError' && constraints.deviceId !== undefined)
        return this.#ask(withoutDevice(constraints));
      // Some systems open a microphone only once, so a gap is unavoidable.
      if (problem !== 'NotReadableError' || this.#stream === undefined) throw error;
      this.close();
      return navigator.mediaDevices.getUserMedia({ audio: constraints });
    }
  }

  async #graphFor(stream: MediaStream): Promise<CaptureGraph> {
    if (this.#graph !== undefined) return this.#graph;
    try {
      const graph = await this.#createGraph();
      this.#graph = graph;
      this.#events.onGraph(graph);
      return graph;
    } catch (error) {
      // Stop the stream, or the system would keep showing a microphone in use.
      stop(stream);
      throw error;
    }
  }

  async #createGraph(): Promise<CaptureGraph> {
    const graph = await CaptureGraph.open({ isReplacement: this.#wasBroken, onBroken: () => this.breakGraph() });
    graph.setInputGain(this.#gainDb);
    graph.setActivation(this.#activation);
    return graph;
  }
}

// Demand the exact device: with `ideal`, Chromium may open another.
function toConstraints({
  deviceId,
  echoCancellation,
  noiseSuppression,
  autoGainControl,
}: MicrophoneOptions): MediaTrackConstraints {
  return {
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
    channelCount: 1,
    sampleRate: { ideal: SAMPLE_RATE_HZ },
    echoCancellation,
    noiseSuppression: noiseSuppression === 'browser',
    autoGainControl,
  };
}

function withoutDevice({ deviceId: _deviceId, ...rest }: MediaTrackConstraints): MediaTrackConstraints {
  return rest;
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
