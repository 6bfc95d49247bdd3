import { LIFE_STATES } from '../../../../shared/model/presence.ts';
import { heardMatrix } from '../../../../shared/spatial/hearing-now.ts';
import {
  GAME_PHASES,
  HEARING_MODES,
  type GamePhase,
  type HearingMatrix,
  type HearingMode,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';

/** Returns the modes that a matrix has, in the order of `HEARING_MODES`. */
export function modesIn(matrix: HearingMatrix): readonly HearingMode[] {
  return HEARING_MODES.filter((mode) =>
    LIFE_STATES.some((listener) => LIFE_STATES.some((speaker) => matrix[listener][speaker] === mode)),
  );
}

/** Returns the phases in which somebody is heard in a mode. */
export function phasesWith(rules: Pick<HearingRules, 'law' | 'phases'>, mode: HearingMode): readonly GamePhase[] {
  return GAME_PHASES.filter((phase) => modesIn(heardMatrix(rules, phase)).includes(mode));
}

/** Returns the factor of a normal voice. Where a normal voice is not allowed, it counts as one that is unchanged. */
export function normalReach({ strengths }: Pick<HearingRules, 'strengths'>): number {
  return strengths.normal > 0 ? strengths.normal : 1;
}
