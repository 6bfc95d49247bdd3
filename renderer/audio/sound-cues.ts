/** Short sounds that signal what has just happened, and one for testing the speakers. */
export type SoundCue = 'talk-started' | 'talk-ended' | 'muted' | 'unmuted' | 'deafened' | 'undeafened' | 'test';

export interface CueTone {
  readonly frequencyHz: number;
  readonly startMs: number;
  readonly durationMs: number;
  /** Amplitude relative to full scale (1): far below a voice. */
  readonly peak: number;
}

/** Rising means on, falling means off; related events sound alike. */
export const CUE_TONES: Readonly<Record<SoundCue, readonly CueTone[]>> = {
  'talk-started': [{ frequencyHz: 880, startMs: 0, durationMs: 45, peak: 0.05 }],
  'talk-ended': [{ frequencyHz: 587, startMs: 0, durationMs: 45, peak: 0.05 }],
  muted: pair(659, 440),
  unmuted: pair(440, 659),
  deafened: pair(440, 294),
  undeafened: pair(294, 440),
  test: [
    { frequencyHz: 440, startMs: 0, durationMs: 350, peak: 0.15 },
    { frequencyHz: 554, startMs: 250, durationMs: 350, peak: 0.15 },
    { frequencyHz: 659, startMs: 500, durationMs: 700, peak: 0.15 },
  ],
};

function pair(firstHz: number, secondHz: number): readonly CueTone[] {
  return [
    { frequencyHz: firstHz, startMs: 0, durationMs: 70, peak: 0.08 },
    { frequencyHz: secondHz, startMs: 70, durationMs: 90, peak: 0.08 },
  ];
}
