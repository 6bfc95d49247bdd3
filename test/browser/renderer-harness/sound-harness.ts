import type { AudioEngine } from '../../../renderer/audio/audio-engine.ts';
import type { MicrophoneOptions } from '../../../renderer/audio/microphone.ts';
import type { SoundCue } from '../../../renderer/audio/sound-cues.ts';

/** The window's sound without the window, driven by tests through `window.sound`. */
interface SoundHarness {
  readonly engine: AudioEngine;
  /** Opens the microphone with the given options only and the gate open. Throws when that fails. */
  open(options?: Partial<MicrophoneOptions>): Promise<void>;
  /**
   * Records what is sent, what is played of the others, or the window's own sounds, for this long at 48 kHz. `channel`:
   * 0 = the only or the left one, 1 = the right one.
   */
  record(durationMs: number, what: 'sent' | 'played' | 'effects', channel?: 0 | 1): Promise<Float32Array>;
  /** Renders a signal of the app without a device: its largest amplitude, and when it ends, milliseconds. */
  renderCue(cue: SoundCue): Promise<{ readonly peak: number; readonly endMs: number }>;
  /** Level of the speech in a recording, dBFS. */
  levelDb(samples: Float32Array): number;
  /** The audio element that plays the others. */
  played(): HTMLAudioElement;
}

declare global {
  interface Window {
    sound: SoundHarness;
  }
}
