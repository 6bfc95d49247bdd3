/**
 * Alive players play; dead players and spectators watch. What each hears is the matrix of the phase
 * (`hearing-rules.ts`).
 */
export const LIFE_STATES = ['alive', 'dead', 'spectator'] as const;
export type LifeState = (typeof LIFE_STATES)[number];

/** How loud a player speaks. Each strength scales the distances of the rules. */
export const VOICE_STRENGTHS = ['whisper', 'normal', 'shout'] as const;
export type VoiceStrength = (typeof VOICE_STRENGTHS)[number];

/** The acoustic zone around a player. `none` leaves voices unchanged. */
export const SOUND_ZONES = ['none', 'underwater', 'vent', 'room', 'hall', 'phone'] as const;
export type SoundZone = (typeof SOUND_ZONES)[number];

/** Where a voice goes. Every target but `nearby` is in addition to the players nearby. */
export const TALK_TARGETS = ['nearby', 'team', 'radio', 'everybody'] as const;
export type TalkTarget = (typeof TALK_TARGETS)[number];

/** Longest name of a world, enclosure, team, radio key or group, UTF-16 code units. */
export const MAX_LABEL_LENGTH = 64;

/** A game's report about a player besides the pose. It changes rarely. An empty label means none. */
export interface Presence {
  /** Map, dimension, server: voices carry within one world only. */
  readonly world: string;
  /** Vehicle, cabin, closed room: see `HearingRules.enclosures`. */
  readonly enclosure: string;
  readonly team: string;
  readonly state: LifeState;
  /** How muffled the voice is: 0 = not at all, 1 = as much as the rules allow (walls, a mask, a helmet). */
  readonly muffle: number;
  readonly zone: SoundZone;
}

export const DEFAULT_PRESENCE: Presence = {
  world: '',
  enclosure: '',
  team: '',
  state: 'alive',
  muffle: 0,
  zone: 'none',
};

/** How a player currently speaks, chosen with keys in the app or by the game. */
export interface TalkStyle {
  readonly to: TalkTarget;
  readonly voice: VoiceStrength;
  /** The radio channel to speak on and listen to; empty = none. */
  readonly radio: string;
  /** Others are ducked while the player speaks, if the rules allow players this. */
  readonly priority: boolean;
}

export const DEFAULT_TALK_STYLE: TalkStyle = { to: 'nearby', voice: 'normal', radio: '', priority: false };
