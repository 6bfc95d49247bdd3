/** Short sounds that signal what has just happened, and one for testing the speakers. */
export type SoundCue =
  | 'talk-started'
  | 'talk-ended'
  | 'muted'
  | 'unmuted'
  | 'deafened'
  | 'undeafened'
  | 'range-whisper'
  | 'range-normal'
  | 'range-shout'
  /** Another player came or left. */
  | 'joined'
  | 'left'
  /** You are in the lobby, or no longer. */
  | 'own-joined'
  | 'own-left'
  | 'test';

/** The gain of signals by the player's choice, dB; null = none is played. They follow the output volume besides. */
export function signalGainDb(choice: 'off' | 'quiet' | 'normal'): number | null {
  if (choice === 'off') return null;
  return choice === 'quiet' ? -10 : 0;
}

export interface CueTone {
  readonly frequencyHz: number;
  readonly startMs: number;
  readonly durationMs: number;
  /** Amplitude relative to full scale (1): far below a voice. */
  readonly peak: number;
}

/** The longest that a signal may take, milliseconds: it must not get in the way of a voice. */
export const MAX_SIGNAL_MS = 250;

/** Rising means on, falling means off; related events sound alike. */
export const CUE_TONES: Readonly<Record<SoundCue, readonly CueTone[]>> = {
  'talk-started': [{ frequencyHz: 880, startMs: 0, durationMs: 45, peak: 0.05 }],
  'talk-ended': [{ frequencyHz: 587, startMs: 0, durationMs: 45, peak: 0.05 }],
  muted: pair(659, 440),
  unmuted: pair(440, 659),
  deafened: pair(440, 294),
  undeafened: pair(294, 440),
  'range-whisper': [{ frequencyHz: 330, startMs: 0, durationMs: 60, peak: 0.05 }],
  'range-normal': [{ frequencyHz: 494, startMs: 0, durationMs: 60, peak: 0.05 }],
  'range-shout': [{ frequencyHz: 740, startMs: 0, durationMs: 60, peak: 0.05 }],
  joined: pair(587, 784, 0.05),
  left: pair(784, 587, 0.05),
  'own-joined': triad(523, 659, 784),
  'own-left': triad(784, 659, 523),
  test: [0, 1, 2].flatMap((round) => arpeggio(1_400 * round)),
};

function pair(firstHz: number, secondHz: number, peak = 0.08): readonly CueTone[] {
  return [
    { frequencyHz: firstHz, startMs: 0, durationMs: 70, peak },
    { frequencyHz: secondHz, startMs: 70, durationMs: 90, peak },
  ];
}

function triad(...frequenciesHz: readonly [number, number, number]): readonly CueTone[] {
  return frequenciesHz.map((frequencyHz, index) => ({
    frequencyHz,
    startMs: 70 * index,
    durationMs: index === 2 ? 100 : 70,
    peak: 0.06,
  }));
}

/** One round of the test of the speakers. */
function arpeggio(startMs: number): readonly CueTone[] {
  return [
    { frequencyHz: 440, startMs, durationMs: 350, peak: 0.12 },
    { frequencyHz: 554, startMs: startMs + 250, durationMs: 350, peak: 0.12 },
    { frequencyHz: 659, startMs: startMs + 500, durationMs: 700, peak: 0.12 },
  ];
}
