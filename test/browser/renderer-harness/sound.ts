import { createAudioEngine } from '../../../renderer/audio/audio-engine.ts';
import { playTones } from '../../../renderer/audio/play-tones.ts';
import { CUE_TONES } from '../../../renderer/audio/sound-cues.ts';
import { speechLevelDb } from '../../../shared/dsp/speech-level.ts';
import './sound-harness.ts';

/** The part of W3C mediacapture-transform that is used here. */
declare const MediaStreamTrackProcessor: new (options: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => { readonly readable: ReadableStream<AudioData> };

/** In order of creation: the first one plays the others. */
const elements: HTMLAudioElement[] = [];
globalThis.Audio = class extends Audio {
  constructor(source?: string) {
    super(source);
    elements.push(this);
  }
};
const engine = createAudioEngine();

/** The track that an element plays, before the element applies its volume. */
function trackOf(element: HTMLAudioElement | undefined): MediaStreamTrack | undefined {
  return element?.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks()[0] : undefined;
}

window.sound = {
  engine,
  async open(options = {}) {
    const opened = await engine.openMicrophone({
      deviceId: null,
      echoCancellation: false,
      noiseSuppression: 'off',
      autoGainControl: false,
      ...options,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    engine.openGate();
  },
  async renderCue(cue) {
    const context = new OfflineAudioContext({ length: 2 * 48_000, numberOfChannels: 1, sampleRate: 48_000 });
    // The browser's own context has all that the tones need.
    void playTones(context as never, context.destination as never, CUE_TONES[cue]);
    const samples = (await context.startRendering()).getChannelData(0);
    return {
      peak: samples.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0),
      endMs: samples.findLastIndex((sample) => Math.abs(sample) > 1e-4) / 48,
    };
  },
  levelDb: speechLevelDb,
  played: () => elements[0]!,
  async record(durationMs, what, channel = 0) {
    const track = what === 'sent' ? engine.sendTrack : trackOf(what === 'played' ? elements[0] : elements.at(-1));
    if (track == null) throw new Error(`nothing is ${what}`);
    const recording = new Float32Array(48 * durationMs);
    const copy = track.clone();
    // A busy page reads late. Without a buffer, it would lose what it does not read in time.
    const reader = new MediaStreamTrackProcessor({ track: copy, maxBufferSize: 1_000 }).readable.getReader();
    let filled = 0;
    while (filled < recording.length) {
      const { value } = await reader.read();
      if (value === undefined) throw new Error('the track has ended');
      const block = new Float32Array(value.numberOfFrames);
      value.copyTo(block, { planeIndex: channel, format: 'f32-planar' });
      recording.set(block.subarray(0, recording.length - filled), filled);
      filled += block.length;
      value.close();
    }
    copy.stop();
    return recording;
  },
};
