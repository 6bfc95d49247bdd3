import { DEFAULT_HEARING_RULES, type HearingRules } from './hearing-rules.ts';

/** The part of the rules that says how loudness falls with distance. */
export type DistanceRules = Pick<
  HearingRules,
  'law' | 'minMetres' | 'maxMetres' | 'edgeDb' | 'curve' | 'offsetMetres' | 'floorGain' | 'strengths'
>;

export const LAW_PRESET_IDS = [
  'mumble',
  'crewlink',
  'simple-voice-chat',
  'plasmo',
  'tokovoip',
  'fivem',
  'tfar',
  'overte',
] as const;
export type LawPresetId = (typeof LAW_PRESET_IDS)[number];

/** Where people have one strength of voice, the others count as it. */
const ONE_STRENGTH: HearingRules['strengths'] = { whisper: 0, normal: 1, shout: 0 };

const DEFAULTS: DistanceRules = {
  law: 'linear',
  minMetres: 0,
  maxMetres: 30,
  edgeDb: DEFAULT_HEARING_RULES.edgeDb,
  curve: [],
  offsetMetres: 0,
  floorGain: 0,
  strengths: ONE_STRENGTH,
};

/** Task Force Arrowhead Radio: metres that a normal voice carries, by which its curve is scaled. */
const TFAR_VOICE_METRES = 20;
const TFAR_DB_AT_VOICE_METRES = -30;
/** Share of these metres at which the curve's last points stand, and the share of which they have the gain. */
const TFAR_LAST_POINTS = [
  [1.05, 1],
  [1.1, 1.2],
  [1.15, 1.4],
  [1.2, 1.6],
] as const;
const TFAR_MAX_SHARE = 1.25;

/**
 * The distance laws of other programs, at their usual distances. How near they come to their models, and where they
 * differ, is in `docs/players/hearing-rules.md`; the test has the formulas.
 */
export const LAW_PRESETS: { readonly [id in LawPresetId]: DistanceRules } = {
  mumble: { ...DEFAULTS, law: 'exponential', minMetres: 1, maxMetres: 15, edgeDb: -46 },
  crewlink: { ...DEFAULTS, law: 'linear', minMetres: 0.1, maxMetres: 5.32, offsetMetres: 0.5 },
  'simple-voice-chat': {
    ...DEFAULTS,
    law: 'linear',
    minMetres: 24,
    maxMetres: 48,
    strengths: { whisper: 0.5, normal: 1, shout: 0 },
  },
  plasmo: { ...DEFAULTS, law: 'cubic', maxMetres: 16, strengths: { whisper: 0.5, normal: 1, shout: 2 } },
  tokovoip: {
    ...DEFAULTS,
    law: 'exponential',
    maxMetres: 15,
    edgeDb: -30,
    strengths: { whisper: 5 / 15, normal: 1, shout: 40 / 15 },
  },
  fivem: {
    ...DEFAULTS,
    law: 'linear',
    minMetres: 1.75,
    maxMetres: 7,
    strengths: { whisper: 3 / 7, normal: 1, shout: 15 / 7 },
  },
  tfar: {
    ...DEFAULTS,
    law: 'curve',
    maxMetres: TFAR_MAX_SHARE * TFAR_VOICE_METRES,
    curve: tfarCurve(),
    strengths: { whisper: 0.25, normal: 1, shout: 3 },
  },
  overte: { ...DEFAULTS, law: 'inverse', minMetres: 2, maxMetres: 100 },
};

/** Points of TFAR's curve for X3DAudio, which is linear between them. */
function tfarCurve(): HearingRules['curve'] {
  const gainAt = (share: number): number => 10 ** ((TFAR_DB_AT_VOICE_METRES * share) / 20);
  const points: [number, number][] = [
    [0, 1],
    [1, 1],
  ];
  for (let step = 2; step <= 19; step++) points.push([(step / 20) * TFAR_VOICE_METRES, gainAt(step / 20)]);
  for (const [share, gainShare] of TFAR_LAST_POINTS) points.push([share * TFAR_VOICE_METRES, gainAt(gainShare)]);
  return [...points, [TFAR_MAX_SHARE * TFAR_VOICE_METRES, 0]];
}
