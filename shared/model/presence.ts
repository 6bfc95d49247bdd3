/**
 * Alive players play; the dead and spectators look on. What each hears is the matrix of the phase (`hearing-rules.ts`).
 */
export const LIFE_STATES = ['alive', 'dead', 'spectator'] as const;
export type LifeState = (typeof LIFE_STATES)[number];

/** How loud somebody speaks: each carries a factor of the rules' distances. */
export const VOICE_STRENGTHS = ['whisper', 'normal', 'shout'] as const;
export type VoiceStrength = (typeof VOICE_STRENGTHS)[number];

/** What surrounds a player's ears and mouth, or comes between them. `none` colours nothing. */
export const SOUND_ZONES = ['none', 'underwater', 'vent', 'room', 'hall', 'phone'] as const;
export type SoundZone = (typeof SOUND_ZONES)[number];

/** To whom a voice goes. All but `nearby` go there besides those nearby. */
export const TALK_TARGETS = ['nearby', 'team', 'radio', 'everybody'] as const;
export type TalkTarget = (typeof TALK_TARGETS)[number];

/** Longest name of a world, enclosure, team, radio key or group, UTF-16 code units. */
export const MAX_LABEL_LENGTH = 64;

/** What a game says of a player besides the pose. Changes rarely. An empty label means none. */
export interface Presence {
  /** Map, dimension, server: voices carry within one world only. */
  readonly world: string;
  /** Vehicle, cabin, closed room: see `HearingRules.enclosures`. */
  readonly enclosure: string;
  readonly team: string;
  readonly state: LifeState;
  /** 0 = free, 1 = as muffled as the rules allow: walls between mouth and world, a mask, a helmet. */
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

/** How a person speaks now: chosen by keys in the app, or by the game. */
export interface TalkStyle {
  readonly to: TalkTarget;
  readonly voice: VoiceStrength;
  /** Radio channel that is spoken on and listened to; empty = none. */
  readonly radio: string;
  /** Others are quieter while one speaks, where the rules let players do so. */
  readonly priority: boolean;
}

export const DEFAULT_TALK_STYLE: TalkStyle = { to: 'nearby', voice: 'normal', radio: '', priority: false };
