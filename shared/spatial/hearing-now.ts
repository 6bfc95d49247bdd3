import type { RoomHearing } from '../model/people/lobby-room.ts';
import { LIFE_STATES, type LifeState } from '../model/presence.ts';
import {
  earshotMetres,
  type GamePhase,
  type HearingMatrix,
  type HearingMode,
  type HearingRules,
} from './hearing-rules.ts';

/**
 * How far a player's voice carries now. `everywhere`: at any distance, to listeners in these states; `nobody`: no rule
 * lets anybody hear it.
 */
export type VoiceRange =
  | { readonly kind: 'metres'; readonly metres: number }
  | { readonly kind: 'everywhere'; readonly listeners: readonly LifeState[] }
  | { readonly kind: 'nobody' };

/**
 * Returns the matrix of a phase as it sounds: without attenuation, nearby players are heard everywhere. `room`: how
 * people hear in the room that it is about; not given = it is the open space.
 */
export function heardMatrix(
  { law, phases }: Pick<HearingRules, 'law' | 'phases'>,
  phase: GamePhase,
  room?: RoomHearing,
): HearingMatrix {
  if (room === 'nobody') return mapMatrix(phases[phase], () => 'silent');
  const isWithoutDistance = law === 'flat' || room === 'everyone';
  return isWithoutDistance
    ? mapMatrix(phases[phase], (mode) => (mode === 'nearby' ? 'everywhere' : mode))
    : phases[phase];
}

/** Returns how far a normal voice of a player in `state` carries in a phase, within the room where they are. */
export function voiceRange(rules: HearingRules, phase: GamePhase, state: LifeState, room?: RoomHearing): VoiceRange {
  const matrix = heardMatrix(rules, phase, room);
  const listeners = LIFE_STATES.filter((listener) => matrix[listener][state] !== 'silent');
  if (listeners.length === 0) return { kind: 'nobody' };
  const isNearby = listeners.some((listener) => matrix[listener][state] === 'nearby');
  const metres = earshotMetres(rules);
  return isNearby && metres < Infinity ? { kind: 'metres', metres } : { kind: 'everywhere', listeners };
}

/**
 * Returns the rules as a player in `state` hears the living in a phase, in a room: flat where distance does not matter.
 */
export function rulesForListener(
  rules: HearingRules,
  phase: GamePhase,
  state: LifeState,
  room?: RoomHearing,
): HearingRules {
  return heardMatrix(rules, phase, room)[state].alive === 'everywhere' ? withoutDistance(rules) : rules;
}

/** Returns the rules as anybody is heard by them in a phase: flat where distance matters to nobody. */
export function rulesInPhase(rules: HearingRules, phase: GamePhase): HearingRules {
  const matrix = heardMatrix(rules, phase);
  const isByDistance = LIFE_STATES.some((listener) => LIFE_STATES.some((one) => matrix[listener][one] === 'nearby'));
  return isByDistance ? rules : withoutDistance(rules);
}

function withoutDistance(rules: HearingRules): HearingRules {
  return rules.law === 'flat' ? rules : { ...rules, law: 'flat' };
}

function mapMatrix(matrix: HearingMatrix, change: (mode: HearingMode) => HearingMode): HearingMatrix {
  const row = (listener: keyof HearingMatrix): HearingMatrix['alive'] => ({
    alive: change(matrix[listener].alive),
    dead: change(matrix[listener].dead),
    spectator: change(matrix[listener].spectator),
  });
  return { alive: row('alive'), dead: row('dead'), spectator: row('spectator') };
}
