/** How much the mixer may spend on one listener. Lowered step by step under load. */
export interface MixLimits {
  /** The number of loudest speakers that a listener hears at once. */
  readonly maxHeardSpeakers: number;
  /** Complexity of the Opus encoders, 0 to 10. */
  readonly complexity: number;
  /** Frames of 20 ms in one packet to a listener. */
  readonly framesPerPacket: 1 | 2;
  /** Whether mixes are mono, without directions, at a lower bitrate. */
  readonly isMono: boolean;
  /**
   * The width of the squares whose listeners hear from their middle and therefore share mixes, as a share of the
   * distance that voices carry by the rules; 0 = everybody hears from their own place. Requires `isMono`.
   */
  readonly sharedSquare: number;
}

/** Nobody can follow more voices than this at once, and each costs time. */
export const MAX_HEARD_SPEAKERS = 8;

/** Ways in which a listener hears one voice at once, at most: unchanged and, in addition, muffled. */
export const MAX_PARTS = 2;

/** The stride of arrays that hold a left and a right value for each part. */
export const EARS = 2;

/** Limits while no load is shed. docs/adr/0013 explains the complexity. */
export const FULL_LIMITS: MixLimits = {
  maxHeardSpeakers: MAX_HEARD_SPEAKERS,
  complexity: 1,
  framesPerPacket: 1,
  isMono: false,
  sharedSquare: 0,
};
