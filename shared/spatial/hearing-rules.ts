/** How loudness falls with distance. The host chooses; the formulas are in `distance-gain.ts`. `flat`: not at all, as in a channel. */
export type DistanceLaw = 'linear' | 'inverse' | 'exponential' | 'cubic' | 'flat';

export const DISTANCE_LAWS: readonly DistanceLaw[] = ['linear', 'inverse', 'exponential', 'cubic', 'flat'];

/** A lobby's rules of hearing, set by its host and enforced by the mixer. */
export interface HearingRules {
  readonly law: DistanceLaw;
  /** Up to here a voice is at full loudness. Meaningless where the law is flat, as is the maximum. */
  readonly minMetres: number;
  /** From here on nothing is heard. Always greater than `minMetres`. */
  readonly maxMetres: number;
}

/** How far a voice carries; Infinity where the law is flat. */
export function earshotMetres(rules: HearingRules): number {
  return rules.law === 'flat' ? Infinity : rules.maxMetres;
}

/** 30 m: between a room (Mumble, 15 m) and a field (Simple Voice Chat, 48 m); talk at arm's length is unattenuated. */
export const DEFAULT_HEARING_RULES: HearingRules = { law: 'linear', minMetres: 2, maxMetres: 30 };
