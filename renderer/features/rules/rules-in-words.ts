import type { TFunction } from 'i18next';
import { LIFE_STATES } from '../../../shared/model/presence.ts';
import type { HearingMatrix, HearingMode, HearingRules } from '../../../shared/spatial/hearing-rules.ts';

type T = TFunction<'rules'>;

/** A topic of the rules and its current setting. */
export interface RuleWords {
  readonly topic: string;
  readonly sentences: readonly string[];
}

/** Describes a lobby's rules for its players. */
export function rulesInWords(rules: HearingRules, t: T): readonly RuleWords[] {
  const topics: readonly RuleWords[] = [
    { topic: t('topic.distance'), sentences: distanceWords(rules, t) },
    { topic: t('topic.hearing'), sentences: phaseWords(rules, t) },
    { topic: t('topic.channels'), sentences: channelWords(rules, t) },
    { topic: t('topic.sound'), sentences: soundWords(rules, t) },
    { topic: t('topic.positions'), sentences: positionWords(rules, t) },
  ];
  return topics.filter(({ sentences }) => sentences.length > 0);
}

function distanceWords(rules: HearingRules, t: T): string[] {
  const { law, minMetres, maxMetres, floorGain, strengths } = rules;
  if (law === 'flat') return [t('words.distance.everywhere')];
  const start =
    law !== 'curve' && minMetres > 0
      ? t(`words.distance.fullThen.${law}`, { distance: minMetres })
      : t(`words.distance.falls.${law}`);
  const end =
    floorGain > 0
      ? t('words.distance.stays', { distance: maxMetres, loudness: floorGain })
      : t('words.distance.ends', { distance: maxMetres });
  const hasWhisper = strengths.whisper > 0;
  const hasShout = strengths.shout > 0;
  const others = hasWhisper ? (hasShout ? 'both' : 'whisper') : hasShout ? 'shout' : 'neither';
  return [
    `${start} ${end}`,
    t(`words.distance.${others}`, { whisper: strengths.whisper * maxMetres, shout: strengths.shout * maxMetres }),
  ];
}

function phaseWords({ phases }: HearingRules, t: T): string[] {
  const [playing, meeting] = [matrixWords(phases.playing, t), matrixWords(phases.meeting, t)];
  if (playing.join() === meeting.join()) return playing;
  return [
    t('phase.holds', { phase: t('phase.whilePlaying'), sentences: playing.join(' ') }),
    t('phase.holds', { phase: t('phase.whileMeeting'), sentences: meeting.join(' ') }),
  ];
}

const UNIFORM = {
  nearby: 'words.hearing.allNearby',
  everywhere: 'words.hearing.allEverywhere',
  silent: 'words.hearing.allSilent',
} as const;
const EVERYBODY = {
  nearby: 'words.hearing.everybodyNearby',
  everywhere: 'words.hearing.everybodyEverywhere',
  silent: 'words.hearing.nobody',
} as const;

/** Returns a sentence for each state, or one if all are alike. */
export function matrixWords(matrix: HearingMatrix, t: T): string[] {
  const modes = new Set(LIFE_STATES.flatMap((listener) => LIFE_STATES.map((speaker) => matrix[listener][speaker])));
  const [only] = modes;
  if (modes.size === 1 && only !== undefined) return [t(UNIFORM[only])];
  return LIFE_STATES.map((listener) => {
    const parts = (['nearby', 'everywhere', 'silent'] as const).flatMap((mode) => hearWords(mode, matrix[listener], t));
    return t(`words.hearing.${listener}`, { what: parts.join(t('words.hearing.comma')) });
  });
}

function hearWords(mode: HearingMode, row: HearingMatrix[keyof HearingMatrix], t: T): string[] {
  const speakers = LIFE_STATES.filter((speaker) => row[speaker] === mode);
  if (speakers.length === 0) return [];
  if (speakers.length === LIFE_STATES.length) return [t(EVERYBODY[mode])];
  return [t(`words.hearing.${mode}`, { who: speakers.map((speaker) => t(`words.heard.${speaker}`)) })];
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

function soundWords(
  { pan, directionFrom, interauralDelay, airAbsorption, enclosures, effects, channels }: HearingRules,
  t: T,
): string[] {
  return [
    ...directionWords(pan, directionFrom, t),
    ...((pan === 'full' || pan === 'reduced') && interauralDelay ? [t('words.sound.delay')] : []),
    ...(airAbsorption ? [t('words.sound.air')] : []),
    ...(enclosures === 'ignored' ? [] : [t(`words.sound.${enclosures}`)]),
    ...(effects ? [t(channels.radio ? 'words.sound.effects' : 'words.sound.effectsWithoutRadio')] : []),
  ];
}

function directionWords(pan: HearingRules['pan'], directionFrom: HearingRules['directionFrom'], t: T): string[] {
  if (pan === 'off') return [t('words.sound.noSide')];
  if (pan === 'binaural') return [t(`words.sound.${directionFrom}Binaural`), t('words.sound.headphones')];
  return [t(pan === 'reduced' ? `words.sound.${directionFrom}Gently` : `words.sound.${directionFrom}`)];
}

function positionWords({ stale, trust, mapShows }: HearingRules, t: T): string[] {
  return [
    t(`words.positions.${stale.policy}`, { seconds: stale.afterSeconds }),
    ...(mapShows === 'nearby' ? [t('words.positions.mapNearby')] : []),
    ...(mapShows === 'nobody' ? [t('words.positions.mapNobody')] : []),
    ...(trust === 'positions' ? [t('words.positions.trustPositions')] : []),
    ...(trust === 'nothing' ? [t('words.positions.trustNothing')] : []),
  ];
}
