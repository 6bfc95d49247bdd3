import type { TFunction } from 'i18next';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { normalReach, phasesWith } from './heard-modes.ts';
import { hearingWords } from './matrix-in-words.ts';

type T = TFunction<'rules'>;

/** The topics of the rules; the host's editor has a group for each. */
export type RuleTopic = 'distance' | 'hearing' | 'channels' | 'sound' | 'positions' | 'reports';

/** A topic of the rules and its current setting. */
export interface RuleWords {
  readonly id: RuleTopic;
  /** Its name. */
  readonly topic: string;
  readonly sentences: readonly string[];
}

/** The parts of the rules that have an effect. */
interface Scope {
  /** Whether anybody is heard by distance, in any phase. */
  readonly hasNearby: boolean;
  /** Whether anybody is heard at all, in any phase. */
  readonly hasHearing: boolean;
}

/** Describes a lobby's rules for its players. Rules that have no effect beside the others are left out. */
export function rulesInWords(rules: HearingRules, t: T): readonly RuleWords[] {
  const hasNearby = phasesWith(rules, 'nearby').length > 0;
  const scope = { hasNearby, hasHearing: hasNearby || phasesWith(rules, 'everywhere').length > 0 };
  const topics: readonly RuleWords[] = [
    { id: 'distance', topic: t('topic.distance'), sentences: distanceWords(rules, scope, t) },
    { id: 'hearing', topic: t('topic.hearing'), sentences: [...hearingWords(rules, t), ...teamWords(rules, scope, t)] },
    { id: 'channels', topic: t('topic.channels'), sentences: scope.hasHearing ? channelWords(rules, t) : [] },
    { id: 'sound', topic: t('topic.sound'), sentences: soundWords(rules, scope, t) },
    { id: 'positions', topic: t('topic.positions'), sentences: positionWords(rules, scope, t) },
    {
      id: 'reports',
      topic: t('topic.reports'),
      sentences: rules.recordsForReports ? [t('words.reports.on')] : [],
    },
  ];
  return topics.filter(({ sentences }) => sentences.length > 0);
}

function distanceWords(rules: HearingRules, { hasNearby, hasHearing }: Scope, t: T): string[] {
  if (!hasNearby) return hasHearing ? [t('words.distance.everywhere')] : [];
  const sentences = rules.floorGain >= 1 ? [t('words.distance.sameWorld')] : fadeWords(rules, t);
  const [phase, another] = phasesWith(rules, 'nearby');
  if (phase === undefined || another !== undefined) return sentences;
  const name = t(phase === 'playing' ? 'phase.whilePlaying' : 'phase.whileMeeting');
  return [t('phase.holds', { phase: name, sentences: sentences.join(' ') })];
}

function fadeWords(rules: HearingRules, t: T): string[] {
  const { law, minMetres, maxMetres, floorGain, strengths } = rules;
  // Without attenuation nobody is nearby.
  if (law === 'flat') return [];
  const reach = normalReach(rules);
  const start =
    law !== 'curve' && minMetres > 0
      ? t(`words.distance.fullThen.${law}`, { distance: reach * minMetres })
      : t(`words.distance.falls.${law}`);
  const end =
    floorGain > 0
      ? t('words.distance.stays', { distance: reach * maxMetres, loudness: floorGain })
      : t('words.distance.ends', { distance: reach * maxMetres });
  const hasWhisper = strengths.whisper > 0;
  const hasShout = strengths.shout > 0;
  const others = hasWhisper ? (hasShout ? 'both' : 'whisper') : hasShout ? 'shout' : 'neither';
  const ranges = { whisper: strengths.whisper * maxMetres, shout: strengths.shout * maxMetres };
  const isEndless = floorGain > 0 && others !== 'neither';
  return [
    `${start} ${end}`,
    isEndless ? t(`words.distance.fades.${others}`, ranges) : t(`words.distance.${others}`, ranges),
  ];
}

function channelWords({ channels, duckingDb }: HearingRules, t: T): string[] {
  const ways = [
    ...(channels.team ? [t('words.channels.team')] : []),
    ...(channels.radio
      ? [
          channels.radioMetres === null
            ? t('words.channels.radio')
            : t('words.channels.radioOver', { distance: channels.radioMetres }),
        ]
      : []),
    ...(channels.everybody ? [t('words.channels.everybody')] : []),
  ];
  return [
    ways.length > 0 ? t('words.channels.ways', { ways }) : t('words.channels.none'),
    ...(channels.priority ? [t('words.channels.priority')] : []),
    ...(channels.priority && duckingDb < 0 ? [t('words.channels.ducking', { decibels: -duckingDb })] : []),
  ];
}

function teamWords({ teams }: HearingRules, { hasNearby }: Scope, t: T): string[] {
  return hasNearby && teams === 'separate' ? [t('words.hearing.withinTeams')] : [];
}

function soundWords(rules: HearingRules, { hasNearby, hasHearing }: Scope, t: T): string[] {
  const { pan, directionFrom, interauralDelay, airAbsorption, enclosures, effects, channels } = rules;
  const hasRadio = hasHearing && channels.radio;
  if (!hasNearby) return effects && hasRadio ? [t('words.sound.effectsOfRadio')] : [];
  return [
    t(`words.sound.${pan === 'off' ? 'noSide' : directionFrom}`),
    ...(pan === 'full' && interauralDelay ? [t('words.sound.delay')] : []),
    ...(airAbsorption ? [t('words.sound.air')] : []),
    ...(enclosures === 'ignored' ? [] : [t(`words.sound.${enclosures}`)]),
    ...(effects ? [t(hasRadio ? 'words.sound.effects' : 'words.sound.effectsWithoutRadio')] : []),
  ];
}

function positionWords({ stale, trust, mapShows }: HearingRules, { hasNearby }: Scope, t: T): string[] {
  return [
    ...(hasNearby ? [t(`words.positions.${stale.policy}`, { seconds: stale.afterSeconds })] : []),
    ...(mapShows === 'nearby' && hasNearby ? [t('words.positions.mapNearby')] : []),
    ...(mapShows === 'nobody' ? [t('words.positions.mapNobody')] : []),
    ...(trust === 'positions' ? [t('words.positions.trustPositions')] : []),
    ...(trust === 'nothing' ? [t('words.positions.trustNothing')] : []),
  ];
}
