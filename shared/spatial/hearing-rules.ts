import type { LifeState, VoiceStrength } from '../model/presence.ts';

/**
 * The attenuation curves; the formulas are in `distance-gain.ts`. `curve` interpolates the points of
 * `HearingRules.curve`. `flat` does not attenuate, as in a channel.
 */
export const DISTANCE_LAWS = ['linear', 'inverse', 'exponential', 'cubic', 'curve', 'flat'] as const;
export type DistanceLaw = (typeof DISTANCE_LAWS)[number];

/** The phases of a game. Each has its own hearing matrix. */
export const GAME_PHASES = ['playing', 'meeting'] as const;
export type GamePhase = (typeof GAME_PHASES)[number];

/** How a listener hears a speaker: by distance, as if next to each other at any distance, or not at all. */
export const HEARING_MODES = ['nearby', 'everywhere', 'silent'] as const;
export type HearingMode = (typeof HEARING_MODES)[number];

/** `matrix[listener][speaker]`: how a listener in one state hears a speaker in another. */
export type HearingMatrix = { readonly [listener in LifeState]: { readonly [speaker in LifeState]: HearingMode } };

/**
 * full: voices come from where players are, in the way that each listener chooses (`EarOutput`). off: nobody hears
 * where a voice comes from.
 */
export const PAN_MODES = ['full', 'off'] as const;
type PanMode = (typeof PAN_MODES)[number];

/** The values of rules from before each listener chose for itself. They count as `full`. */
export const FORMER_PAN_MODES = ['reduced', 'binaural'] as const;

/** ignored: enclosures are only labels; muffled: voices cross their walls muffled; separate: not at all. */
export const ENCLOSURE_MODES = ['ignored', 'muffled', 'separate'] as const;
type EnclosureMode = (typeof ENCLOSURE_MODES)[number];

/** ignored: teams matter on their channel only; separate: voices nearby reach only the speaker's own team. */
export const TEAM_MODES = ['ignored', 'separate'] as const;
type TeamMode = (typeof TEAM_MODES)[number];

/**
 * The policy for players whose position updates stop: they stay where they were, fade to silence, or are heard as in a
 * channel.
 */
export const STALE_POLICIES = ['hold', 'fade', 'flat'] as const;
export type StalePolicy = (typeof STALE_POLICIES)[number];

/** The reports that the host accepts from the players' own programs. A game server always takes priority. */
export const TRUST_MODES = ['everything', 'positions', 'nothing'] as const;
type TrustMode = (typeof TRUST_MODES)[number];

/**
 * The positions that a player's window receives: everyone's in your world and group, only those of players you would
 * hear nearby, or nobody's but your own. `nobody` also hides who hears you, and how well.
 */
export const MAP_MODES = ['everybody', 'nearby', 'nobody'] as const;
export type MapMode = (typeof MAP_MODES)[number];

/** A lobby's hearing rules, set by its host and enforced by the mixer. */
export interface HearingRules {
  readonly law: DistanceLaw;
  /**
   * Up to this distance a voice has full loudness. Unused by the laws `flat` and `curve`; the maximum is unused by
   * `flat`.
   */
  readonly minMetres: number;
  /** From this distance on, only the floor is heard. Always greater than `minMetres`. */
  readonly maxMetres: number;
  /** Exponential law: loudness just before the maximum, dB, negative. */
  readonly edgeDb: number;
  /** Law `curve`: [metres, gain], metres rising from 0 to `maxMetres`, gains 0 to 1 never rising; linear in between. */
  readonly curve: readonly (readonly [number, number])[];
  /** Added at a right angle to every distance (CrewLink: 0.5), metres. */
  readonly offsetMetres: number;
  /** A gain that no distance goes below, 0 to 1; 0 = silence beyond the maximum. */
  readonly floorGain: number;
  /** Factors of all distances for each strength of voice. 0 = that strength is not allowed and counts as normal. */
  readonly strengths: { readonly [strength in VoiceStrength]: number };
  readonly pan: PanMode;
  /** The viewpoint whose position and heading give the direction of voices. Distances are always between avatars. */
  readonly directionFrom: 'camera' | 'avatar';
  /** Whether the far ear hears later, by up to 0.66 ms. A listener who hears binaurally does in any case. */
  readonly interauralDelay: boolean;
  /** Whether far voices lose their highs. */
  readonly airAbsorption: boolean;
  readonly enclosures: EnclosureMode;
  /** Players without a team are one, as far as this goes. What is heard everywhere crosses teams. */
  readonly teams: TeamMode;
  readonly stale: { readonly policy: StalePolicy; readonly afterSeconds: number };
  readonly phases: { readonly [phase in GamePhase]: HearingMatrix };
  readonly channels: {
    /** Whether players may talk to their whole team, on a radio, or to everybody. */
    readonly team: boolean;
    readonly radio: boolean;
    readonly everybody: boolean;
    /** How far a radio reaches; null = everywhere. */
    readonly radioMetres: number | null;
    /** Whether players may speak with priority by a key of their own; a game's server may give it in any case. */
    readonly priority: boolean;
    /**
     * Whether players may whisper to chosen players at any distance. Not given = they may, unless the rules keep the
     * players of some state apart: see `allowsWhispers`.
     */
    readonly whisper?: boolean | undefined;
  };
  /** Everybody else's gain while a priority speaker is heard, dB, 0 or less. */
  readonly duckingDb: number;
  /** Whether radio voices sound like a radio, zones colour and muffling dulls. */
  readonly effects: boolean;
  readonly trust: TrustMode;
  /** The participants whose positions leave the host: what is not on the map cannot be read by a cheat either. */
  readonly mapShows: MapMode;
  /** Whether the host keeps the last 30 s of what each player hears, for reports. Everyone sees that it does. */
  readonly recordsForReports: boolean;
}

/** How far a normal voice carries; Infinity where the law is flat or has a floor. */
export function earshotMetres(rules: HearingRules): number {
  return rules.law === 'flat' || rules.floorGain > 0 ? Infinity : rules.maxMetres;
}

/**
 * Returns whether players may whisper to chosen players. Where the living and the dead do not hear each other, a game's
 * secrets are at stake, so whispers are off there until the host turns them on.
 */
export function allowsWhispers({ channels, phases }: Pick<HearingRules, 'channels' | 'phases'>): boolean {
  if (channels.whisper !== undefined) return channels.whisper;
  return !Object.values(phases).some((matrix) =>
    Object.values(matrix).some((row) => Object.values(row).includes('silent')),
  );
}

const EVERYBODY_NEARBY: HearingMatrix = {
  alive: { alive: 'nearby', dead: 'nearby', spectator: 'nearby' },
  dead: { alive: 'nearby', dead: 'nearby', spectator: 'nearby' },
  spectator: { alive: 'nearby', dead: 'nearby', spectator: 'nearby' },
};

/** 30 m: between a room (Mumble, 15 m) and a field (Simple Voice Chat, 48 m); talk at arm's length is unattenuated. */
export const DEFAULT_HEARING_RULES: HearingRules = {
  law: 'linear',
  minMetres: 2,
  maxMetres: 30,
  edgeDb: -46,
  curve: [],
  offsetMetres: 0,
  floorGain: 0,
  strengths: { whisper: 0.3, normal: 1, shout: 2 },
  pan: 'full',
  directionFrom: 'camera',
  interauralDelay: false,
  airAbsorption: false,
  enclosures: 'ignored',
  teams: 'ignored',
  stale: { policy: 'hold', afterSeconds: 5 },
  phases: { playing: EVERYBODY_NEARBY, meeting: EVERYBODY_NEARBY },
  channels: { team: true, radio: true, everybody: false, radioMetres: null, priority: false },
  duckingDb: -12,
  effects: false,
  trust: 'everything',
  mapShows: 'nearby',
  recordsForReports: false,
};
