/**
 * Everything the mixer knows of a participant's place and way of speaking, as numbers: so it crosses to the mixer
 * workers through shared memory. Labels (worlds, teams, ...) are numbered by the host worker; 0 = none.
 */
export const PLACEMENT = {
  /** 1 = has a place; 0 = nowhere: hears and is heard through channels only, or everywhere where the law is flat. */
  isPlaced: 0,
  /** Avatar; axes of `Pose`. */
  x: 1,
  y: 2,
  z: 3,
  yaw: 4,
  /** Camera, as the avatar where there is none. */
  cameraX: 5,
  cameraY: 6,
  cameraZ: 7,
  cameraYaw: 8,
  world: 9,
  enclosure: 10,
  team: 11,
  /** Index in `LIFE_STATES`. */
  state: 12,
  /**
   * Factor of the rules' distances at which the voice carries: strength of the voice, or what the game's server says.
   */
  reach: 13,
  /** 0 to 1. */
  muffle: 14,
  /** Index in `SOUND_ZONES`. */
  zone: 15,
  /** Index in `TALK_TARGETS`. */
  talkTo: 16,
  /** Radio channel spoken on and listened to. */
  radio: 17,
  /** Isolated group: its members hear one another only. */
  group: 18,
  /** 1 = others are ducked while this one is heard. */
  isPriority: 19,
  /** 0 to 1: what is left of a voice whose position has gone stale and fades. */
  remaining: 20,
  /** 1 = heard as in a channel, for the policy for stale positions says so; hears no farther by it. */
  isFlat: 21,
} as const;

/** Numbers in one placement. */
export const PLACEMENT_FIELDS = 22;
