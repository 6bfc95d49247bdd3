import type { TFunction } from 'i18next';
import { LIFE_STATES, type LifeState } from '../../../../shared/model/presence.ts';
import { heardMatrix } from '../../../../shared/spatial/hearing-now.ts';
import {
  HEARING_MODES,
  type HearingMatrix,
  type HearingMode,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';
import { modesIn } from './heard-modes.ts';

type T = TFunction<'rules'>;

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

/** Describes who hears whom: once if both phases are alike, else for each phase. */
export function hearingWords(rules: HearingRules, t: T): string[] {
  return inPhases((phase) => matrixWords(heardMatrix(rules, phase), t), t);
}

/** Describes what of it changes. The law of the later rules decides what players notice. */
export function hearingChangeWords(before: HearingRules, after: HearingRules, t: T): string[] {
  return inPhases(
    (phase) => matrixChangeWords(heardMatrix({ ...before, law: after.law }, phase), heardMatrix(after, phase), t),
    t,
  );
}

function inPhases(wordsOf: (phase: 'playing' | 'meeting') => readonly string[], t: T): string[] {
  const [playing, meeting] = [wordsOf('playing'), wordsOf('meeting')];
  if (playing.join() === meeting.join()) return [...playing];
  return [
    ...(playing.length > 0 ? [t('phase.holds', { phase: t('phase.whilePlaying'), sentences: playing.join(' ') })] : []),
    ...(meeting.length > 0 ? [t('phase.holds', { phase: t('phase.whileMeeting'), sentences: meeting.join(' ') })] : []),
  ];
}

/** Returns a sentence for each state, or one if all are alike. */
export function matrixWords(matrix: HearingMatrix, t: T): string[] {
  const [only, another] = modesIn(matrix);
  if (only !== undefined && another === undefined) return [t(UNIFORM[only])];
  return LIFE_STATES.map((listener) => {
    const parts = HEARING_MODES.flatMap((mode) => hearWords(mode, matrix[listener], t));
    return t(`words.hearing.${listener}`, { what: parts.join(t('words.hearing.comma')) });
  });
}

function hearWords(mode: HearingMode, row: HearingMatrix[LifeState], t: T): string[] {
  const speakers = LIFE_STATES.filter((speaker) => row[speaker] === mode);
  if (speakers.length === 0) return [];
  if (speakers.length === LIFE_STATES.length) return [t(EVERYBODY[mode])];
  return [t(`words.hearing.${mode}`, { who: namesOf(speakers, t) })];
}

function matrixChangeWords(before: HearingMatrix, after: HearingMatrix, t: T): string[] {
  const isChanged = (listener: LifeState, speaker: LifeState): boolean =>
    before[listener][speaker] !== after[listener][speaker];
  if (!LIFE_STATES.some((listener) => LIFE_STATES.some((speaker) => isChanged(listener, speaker)))) return [];
  const [only, another] = modesIn(after);
  if (only !== undefined && another === undefined) return [t(UNIFORM[only])];
  return LIFE_STATES.flatMap((listener) =>
    HEARING_MODES.flatMap((mode) => {
      const speakers = LIFE_STATES.filter(
        (speaker) => isChanged(listener, speaker) && after[listener][speaker] === mode,
      );
      if (speakers.length === 0) return [];
      const who = namesOf(speakers, t);
      return mode === 'silent'
        ? [t(`change.noLonger.${listener}`, { who })]
        : [t(`words.hearing.${listener}`, { what: t(`words.hearing.${mode}`, { who }) })];
    }),
  );
}

function namesOf(states: readonly LifeState[], t: T): readonly string[] {
  return states.map((state) => t(`words.heard.${state}`));
}
