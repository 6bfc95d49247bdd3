import { expect } from 'vitest';
import { Hearing } from '../../../../main/mixer/plan/hearing.ts';
import { OutputTable } from '../../../../main/mixer/plan/output-table.ts';
import { PlacementTable } from '../../../../main/mixer/plan/placement-table.ts';
import { TIMBRES, type Timbre } from '../../../../shared/dsp/timbre.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS } from '../../../../shared/model/presence.ts';
import { DEFAULT_EAR_OUTPUT, type EarOutput } from '../../../../shared/model/sound/ear-output.ts';
import { DEFAULT_HEARING_RULES, type GamePhase, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { placementOf, type PlacementOverrides } from '../placement.ts';

export const [LISTENER, SPEAKER] = [1, 2];
/** Linear, 2 to 30 m: 16 m away is half as loud. */
export const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 };
export const HALFWAY = 16;
export const stateOf = (state: (typeof LIFE_STATES)[number]): number => LIFE_STATES.indexOf(state);
export const zoneOf = (zone: (typeof SOUND_ZONES)[number]): number => SOUND_ZONES.indexOf(zone);
export const talkingTo = (target: (typeof TALK_TARGETS)[number]): number => TALK_TARGETS.indexOf(target);

export interface Situation {
  readonly rules?: Partial<HearingRules>;
  readonly phase?: GamePhase;
  /** How the listener's ears get voices; not given = as at first. */
  readonly output?: EarOutput;
  /** The speaker's position; the listener is at the origin and looks along +z. Undefined = no position. */
  readonly at?: readonly [x: number, y: number, z: number] | undefined;
  readonly listener?: PlacementOverrides;
  readonly speaker?: PlacementOverrides;
  readonly wasHeard?: boolean;
}

interface Heard {
  /** All parts together, both ears. */
  readonly gain: number;
  readonly pan: number;
  readonly direction: number;
  /** Gain of each timbre, both ears. */
  readonly parts: { readonly [timbre in Timbre]?: number };
}

/**
 * How the listener hears the speaker according to `Hearing`, given overrides of the default situation: half as loud,
 * straight ahead.
 */
export function hear(situation: Situation): Heard {
  const { rules, phase = 'playing', output = DEFAULT_EAR_OUTPUT, listener, speaker, wasHeard = true } = situation;
  const at = 'at' in situation ? situation.at : ([0, 0, HALFWAY] as const);
  const placements = new PlacementTable(2);
  const outputs = new OutputTable(2);
  outputs.set(LISTENER, output);
  const hearing = new Hearing(placements, { ...RULES, ...rules }, phase, outputs);
  placements.set(LISTENER, placementOf({}, listener));
  placements.set(
    SPEAKER,
    placementOf(at === undefined ? undefined : { xMetres: at[0], yMetres: at[1], zMetres: at[2] }, speaker),
  );
  const count = hearing.hear(LISTENER, SPEAKER, wasHeard);
  let [left, right] = [0, 0];
  const parts: { [timbre in Timbre]?: number } = {};
  for (let i = 0; i < count; i++) {
    left += hearing.ears[2 * i]!;
    right += hearing.ears[2 * i + 1]!;
    parts[TIMBRES[hearing.timbres[i]!]!] = Math.hypot(hearing.ears[2 * i]!, hearing.ears[2 * i + 1]!);
  }
  const power = left * left + right * right;
  return {
    gain: Math.sqrt(power),
    pan: power === 0 ? 0 : (right * right - left * left) / power,
    direction: hearing.direction,
    parts,
  };
}

export const gain = (situation: Situation): number => hear(situation).gain;
export const HALF: unknown = expect.closeTo(0.5, 6);
export const FULL: unknown = expect.closeTo(1, 6);
