import type { Timbre } from '../../../../shared/dsp/timbre.ts';
import { LIFE_STATES, SOUND_ZONES } from '../../../../shared/model/presence.ts';
import {
  DEFAULT_HEARING_RULES,
  type GamePhase,
  type HearingMatrix,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';
import type { PlacementOverrides } from '../../../support/lobby/placement.ts';

/** Half as loud at 10 m, silent at 20 m. */
export const PLAIN: HearingRules = { ...DEFAULT_HEARING_RULES, minMetres: 0, maxMetres: 20 };

/** A person at x, z metres, or without a position when `at` is missing. Labels are numbers here. */
export interface Person extends PlacementOverrides {
  readonly at?: readonly [x: number, z: number];
  readonly toneHz?: number;
}

/** Gain of both ears together, dB, optionally with the timbre that the tone passes through. */
type Heard = number | { readonly gainDb: number; readonly timbre: Exclude<Timbre, 'dry'> };

/** Where each person stands, and how each listener hears each speaker who speaks alone. */
export interface HearingScene {
  readonly name: string;
  readonly rules?: Partial<HearingRules>;
  readonly phase?: GamePhase;
  readonly people: Readonly<Record<string, Person>>;
  /** `listener < speaker`: pairs that are left out must be silent. */
  readonly heard: Readonly<Record<string, Heard>>;
}

export const [DEAD, SPECTATOR] = [LIFE_STATES.indexOf('dead'), LIFE_STATES.indexOf('spectator')];
export const [UNDERWATER, HALL] = [SOUND_ZONES.indexOf('underwater'), SOUND_ZONES.indexOf('hall')];

export const ALL_CHANNELS: HearingRules['channels'] = {
  team: true,
  radio: true,
  everybody: true,
  radioMetres: null,
  priority: false,
};

/** -6 dB: half the range. */
export const HALF_WAY = { 'fox < owl': -6, 'owl < fox': -6 };

const row = { alive: 'nearby', dead: 'silent', spectator: 'everywhere' } as const;
export const MIXED: HearingMatrix = {
  alive: row,
  dead: row,
  spectator: { alive: 'silent', dead: 'nearby', spectator: 'silent' },
};
