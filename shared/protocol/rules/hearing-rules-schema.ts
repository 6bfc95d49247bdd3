import * as v from 'valibot';
import { LIFE_STATES, VOICE_STRENGTHS } from '../../model/presence.ts';
import {
  DEFAULT_HEARING_RULES,
  DISTANCE_LAWS,
  ENCLOSURE_MODES,
  FORMER_PAN_MODES,
  GAME_PHASES,
  HEARING_MODES,
  MAP_MODES,
  PAN_MODES,
  STALE_POLICIES,
  TEAM_MODES,
  TRUST_MODES,
  type HearingRules,
} from '../../spatial/hearing-rules.ts';

const MAX_METRES = 100_000;
const MAX_CURVE_POINTS = 32;

function between(least: number, most: number) {
  return v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
}

/** An object with the same kind of value under each of `keys`. */
function each<const Key extends string, Schema extends v.GenericSchema>(keys: readonly Key[], schema: Schema) {
  return v.object(Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>);
}

const defaults = DEFAULT_HEARING_RULES;
const matrix = each(LIFE_STATES, each(LIFE_STATES, v.picklist(HEARING_MODES)));

/**
 * A lobby's rules as sent in messages and stored in files. Every field but the distances may be left out and then has
 * its default.
 */
export const hearingRulesSchema = v.pipe(
  v.object({
    law: v.picklist(DISTANCE_LAWS),
    minMetres: between(0, MAX_METRES),
    maxMetres: between(0.1, MAX_METRES),
    edgeDb: v.optional(between(-120, -1), defaults.edgeDb),
    curve: v.optional(
      v.pipe(
        v.array(v.pipe(v.strictTuple([between(0, MAX_METRES), between(0, 1)]), v.readonly())),
        v.maxLength(MAX_CURVE_POINTS),
        v.readonly(),
      ),
      [],
    ),
    offsetMetres: v.optional(between(0, 100), defaults.offsetMetres),
    floorGain: v.optional(between(0, 1), defaults.floorGain),
    strengths: v.optional(each(VOICE_STRENGTHS, between(0, 10)), defaults.strengths),
    pan: v.optional(
      v.pipe(
        v.picklist([...PAN_MODES, ...FORMER_PAN_MODES]),
        v.transform((pan) => (pan === 'off' ? pan : 'full')),
      ),
      defaults.pan,
    ),
    directionFrom: v.optional(v.picklist(['camera', 'avatar']), defaults.directionFrom),
    interauralDelay: v.optional(v.boolean(), defaults.interauralDelay),
    airAbsorption: v.optional(v.boolean(), defaults.airAbsorption),
    enclosures: v.optional(v.picklist(ENCLOSURE_MODES), defaults.enclosures),
    teams: v.optional(v.picklist(TEAM_MODES), defaults.teams),
    stale: v.optional(
      v.object({ policy: v.picklist(STALE_POLICIES), afterSeconds: between(0.5, 600) }),
      defaults.stale,
    ),
    phases: v.optional(each(GAME_PHASES, matrix), defaults.phases),
    channels: v.optional(
      v.object({
        team: v.boolean(),
        radio: v.boolean(),
        everybody: v.boolean(),
        radioMetres: v.nullable(between(0.1, 1_000_000)),
        priority: v.optional(v.boolean(), false),
        whisper: v.optional(v.boolean()),
      }),
      defaults.channels,
    ),
    duckingDb: v.optional(between(-60, 0), defaults.duckingDb),
    effects: v.optional(v.boolean(), defaults.effects),
    trust: v.optional(v.picklist(TRUST_MODES), defaults.trust),
    mapShows: v.optional(v.picklist(MAP_MODES), defaults.mapShows),
    recordsForReports: v.optional(v.boolean(), defaults.recordsForReports),
  }),
  v.check(
    (rules) => isConsistent(rules),
    'the minimum lies below the maximum, and a curve falls from 0 m to the maximum',
  ),
);

function isConsistent({
  law,
  minMetres,
  maxMetres,
  curve,
}: Pick<HearingRules, 'law' | 'minMetres' | 'maxMetres' | 'curve'>): boolean {
  if (minMetres >= maxMetres) return false;
  if (law !== 'curve') return true;
  if (curve.length < 2 || curve[0]?.[0] !== 0 || curve.at(-1)?.[0] !== maxMetres) return false;
  return curve.every(([metres, gain], index) => {
    const [lastMetres, lastGain] = curve[index - 1] ?? [-1, 1];
    return metres > lastMetres && gain <= lastGain;
  });
}
