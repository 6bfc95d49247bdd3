import type { TFunction } from 'i18next';
import { allowsWhispers, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { isEqualData } from '../../../../shared/spatial/is-equal-data.ts';
import { normalReach } from './heard-modes.ts';
import { hearingChangeWords } from './matrix-in-words.ts';

type T = TFunction<'rules'>;
type Words = (before: HearingRules, after: HearingRules, t: T) => readonly string[];

/** The words of each rule, what matters most to players first. A rule without an entry does not compile. */
const FIELD_WORDS: { readonly [Field in keyof HearingRules]: Words } = {
  maxMetres: rangeChange,
  law: lawChange,
  phases: hearingChangeWords,
  channels: channelChange,
  strengths: strengthChange,
  recordsForReports: (_before, { recordsForReports }, t) => [
    t(recordsForReports ? 'words.reports.on' : 'change.notRecorded'),
  ],
  mapShows: (before, after, t) => [
    after.mapShows === 'everybody'
      ? wordChange('editor.mapShows', t(`editor.maps.${before.mapShows}`), t('editor.maps.everybody'), t)
      : t(after.mapShows === 'nobody' ? 'words.positions.mapNobody' : 'words.positions.mapNearby'),
  ],
  enclosures: (before, after, t) => [
    wordChange(
      'editor.enclosures',
      t(`editor.enclosureModes.${before.enclosures}`),
      t(`editor.enclosureModes.${after.enclosures}`),
      t,
    ),
  ],
  teams: (_before, { teams }, t) => [t(teams === 'separate' ? 'words.hearing.withinTeams' : 'change.acrossTeams')],
  effects: (_before, { effects }, t) => [switchChange('editor.effects', effects, t)],
  airAbsorption: (_before, { airAbsorption }, t) => [switchChange('editor.air', airAbsorption, t)],
  minMetres: (before, after, t) =>
    [before, after].every(({ law }) => law === 'flat' || law === 'curve')
      ? []
      : [t('change.metres', { label: t('editor.fullUpTo'), before: before.minMetres, after: after.minMetres })],
  edgeDb: (before, after, t) =>
    before.law === 'exponential' || after.law === 'exponential'
      ? [decibelChange('editor.beforeEnd', before.edgeDb, after.edgeDb, t)]
      : [],
  curve: (_before, after, t) => (after.law === 'curve' ? [t('change.curve')] : []),
  offsetMetres: (before, after, t) =>
    isFlat(before, after)
      ? []
      : [t('change.metres', { label: t('editor.offset'), before: before.offsetMetres, after: after.offsetMetres })],
  floorGain: (before, after, t) =>
    isFlat(before, after)
      ? []
      : [t('change.percent', { label: t('editor.neverBelow'), before: before.floorGain, after: after.floorGain })],
  pan: (before, after, t) => [
    wordChange('editor.pan', t(`editor.pans.${before.pan}`), t(`editor.pans.${after.pan}`), t),
  ],
  directionFrom: (before, after, t) => [
    wordChange(
      'editor.directionFrom',
      t(`editor.directions.${before.directionFrom}`),
      t(`editor.directions.${after.directionFrom}`),
      t,
    ),
  ],
  interauralDelay: (_before, { interauralDelay }, t) => [switchChange('editor.delay', interauralDelay, t)],
  stale: staleChange,
  duckingDb: (before, after, t) => [decibelChange('editor.ducking', before.duckingDb, after.duckingDb, t)],
  trust: (before, after, t) => [
    wordChange('editor.trust', t(`editor.trusts.${before.trust}`), t(`editor.trusts.${after.trust}`), t),
  ],
};

const FIELDS = Object.keys(FIELD_WORDS) as (keyof HearingRules)[];

/**
 * Says what changes from one set of rules to another, a sentence for each change that players can notice. An empty list
 * = none of them.
 */
export function changesInWords(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  return FIELDS.filter((field) => !isEqualData(before[field], after[field])).flatMap((field) =>
    FIELD_WORDS[field](before, after, t),
  );
}

function lawChange(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  if (after.law === 'flat') return [t('change.toFlat')];
  if (before.law === 'flat') return [t('change.fromFlat', { after: normalReach(after) * after.maxMetres })];
  return [wordChange('editor.law', t(`change.laws.${before.law}`), t(`change.laws.${after.law}`), t)];
}

/** How far a normal voice carries. */
function rangeChange(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  if (isFlat(before, after)) return [];
  const ranges = { before: normalReach(before) * before.maxMetres, after: normalReach(after) * after.maxMetres };
  if (ranges.before === ranges.after) return [];
  return [after.floorGain > 0 ? t('change.fades', ranges) : t('change.carries', ranges)];
}

function strengthChange(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  if (isFlat(before, after)) return [];
  const normal = before.maxMetres === after.maxMetres ? rangeChange(before, after, t) : [];
  const others = (['whisper', 'shout'] as const).flatMap((strength) => {
    const ranges = {
      before: before.strengths[strength] * before.maxMetres,
      after: after.strengths[strength] * after.maxMetres,
    };
    if (before.strengths[strength] === after.strengths[strength] || ranges.before === ranges.after) return [];
    if (ranges.after === 0) return [t(`change.${strength}.ends`)];
    return [t(ranges.before === 0 ? `change.${strength}.starts` : `change.${strength}.carries`, ranges)];
  });
  return [...normal, ...others];
}

function staleChange(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  const policy = [before.stale.policy, after.stale.policy] as const;
  return [
    ...(policy[0] === policy[1]
      ? []
      : [wordChange('editor.lost', t(`editor.policies.${policy[0]}`), t(`editor.policies.${policy[1]}`), t)]),
    ...(before.stale.afterSeconds === after.stale.afterSeconds
      ? []
      : [
          t('change.number', {
            label: t('editor.lostAfter'),
            unit: t('editor.seconds'),
            before: before.stale.afterSeconds,
            after: after.stale.afterSeconds,
          }),
        ]),
  ];
}

/** Whether the host has turned whispers to chosen players on or off. Otherwise the states decide, which have words. */
function whisperChange(before: HearingRules, after: HearingRules, t: T): readonly string[] {
  const has = allowsWhispers(after);
  if (before.channels.whisper === after.channels.whisper || allowsWhispers(before) === has) return [];
  return [t(has ? 'words.channels.whisper' : 'change.ends.whisper')];
}

function channelChange(rulesBefore: HearingRules, rulesAfter: HearingRules, t: T): readonly string[] {
  const [{ channels: before }, { channels: after }] = [rulesBefore, rulesAfter];
  const opened = (['team', 'everybody'] as const).filter((channel) => after[channel] && !before[channel]);
  const ended = (['team', 'radio', 'everybody', 'priority'] as const).filter((one) => before[one] && !after[one]);
  const radio = after.radio && !before.radio ? [radioName(after.radioMetres, t)] : [];
  const ways = [...opened.map((channel) => t(`words.channels.${channel}`)), ...radio];
  return [
    ...ended.map((channel) => t(`change.ends.${channel}`)),
    ...(ways.length > 0 ? [t('words.channels.ways', { ways })] : []),
    ...(after.priority && !before.priority ? [t('words.channels.priority')] : []),
    ...whisperChange(rulesBefore, rulesAfter, t),
    ...(after.radio && before.radio && before.radioMetres !== after.radioMetres
      ? [wordChange('editor.radioReach', radioRange(before.radioMetres, t), radioRange(after.radioMetres, t), t)]
      : []),
  ];
}

function radioName(metres: number | null, t: T): string {
  return metres === null ? t('words.channels.radio') : t('words.channels.radioOver', { distance: metres });
}

function radioRange(metres: number | null, t: T): string {
  return metres === null ? t('change.unlimited') : t('change.distance', { distance: metres });
}

function isFlat(before: HearingRules, after: HearingRules): boolean {
  return before.law === 'flat' || after.law === 'flat';
}

function wordChange(
  label:
    | 'editor.law'
    | 'editor.pan'
    | 'editor.directionFrom'
    | 'editor.enclosures'
    | 'editor.lost'
    | 'editor.radioReach'
    | 'editor.trust'
    | 'editor.mapShows',
  before: string,
  after: string,
  t: T,
): string {
  return t('change.words', { label: t(label), before, after });
}

function switchChange(label: 'editor.delay' | 'editor.air' | 'editor.effects', isOn: boolean, t: T): string {
  return t(isOn ? 'change.on' : 'change.off', { label: t(label) });
}

function decibelChange(label: 'editor.beforeEnd' | 'editor.ducking', before: number, after: number, t: T): string {
  return t('change.number', { label: t(label), unit: t('editor.decibels'), before, after });
}
