/** How much the mixer may spend on one listener. Lowered under load, step by step. */
export interface MixLimits {
  /** Loudest speakers that a listener hears at once. */
  readonly maxHeardSpeakers: number;
  /** Of the Opus encoders, 0 to 10. */
  readonly complexity: number;
  /** Frames of 20 ms in one packet to a listener. */
  readonly framesPerPacket: 1 | 2;
}

/** More voices than this at once nobody can follow, and each costs. */
export const MAX_HEARD_SPEAKERS = 8;

/** Ways in which a listener hears one voice at once, at most: unchanged and, in addition, muffled. */
export const MAX_PARTS = 2;

/** What holds while nothing is shed. The complexity is chosen in docs/adr/0013. */
export const FULL_LIMITS: MixLimits = { maxHeardSpeakers: MAX_HEARD_SPEAKERS, complexity: 1, framesPerPacket: 1 };
