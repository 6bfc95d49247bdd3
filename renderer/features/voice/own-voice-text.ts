import type { TFunction } from 'i18next';
import { shortenNames } from '../../words/names.ts';
import type { Hearing, OwnSentence } from './own-voice.ts';

/** How many names are shown; the rest is a number. */
const NAMED = 2;

interface Words {
  readonly t: TFunction<'voice'>;
  readonly common: TFunction<'common'>;
}

/**
 * Writes the sentence about your voice in its parts: whether you are heard, then by whom. `keyPlace`: what stands for
 * the talk key in the text; null = there is no key, and the button is named instead.
 */
export function ownVoiceParts(sentence: OwnSentence, keyPlace: string | null, words: Words): readonly string[] {
  const { t } = words;
  const key = keyPlace ?? '';
  const device = keyPlace === null ? 'Button' : 'Key';
  switch (sentence.kind) {
    case 'unheard':
      return [t(`own.unheard.${sentence.why}`)];
    case 'ready': {
      const { way, hearing, room } = sentence;
      const how =
        way === 'paused' || way === 'pausedLocked'
          ? t(`own.way.${way}${device}`, { key })
          : t(`own.way.${way}`, { key });
      return [...roomText(room, words), how, ...reachedText(hearing, words)];
    }
    case 'sending': {
      const { hearing, room, ends, lacksChannel, hasPriority } = sentence;
      return [
        ...roomText(room, words),
        hearingText(hearing, words),
        ...(hasPriority ? [t('priority')] : []),
        ...(ends === null ? [] : [t(`own.ends.${ends}${device}`, { key })]),
        ...(lacksChannel ? [t('own.way.channel')] : []),
      ];
    }
  }
}

/** Says in which room you are; nothing in the open space. */
function roomText(room: string | null, { t }: Words): readonly string[] {
  return room === null ? [] : [t('own.inRoom', { room })];
}

/** Says who hears you while you talk. */
function hearingText(hearing: Hearing, words: Words): string {
  const { t, common } = words;
  if (hearing.kind === 'names')
    return t('own.hear', { count: hearing.names.length, names: shortenNames(hearing.names, NAMED, common) });
  return nobodyText(hearing, words);
}

/** Says who would hear you; nothing if the host does not tell. */
function reachedText(hearing: Hearing, words: Words): readonly string[] {
  const { t, common } = words;
  if (hearing.kind === 'hidden') return [];
  if (hearing.kind !== 'names') return [nobodyText(hearing, words)];
  return [
    t(hearing.way === 'nearby' ? 'own.inRange' : 'own.reaches', {
      names: shortenNames(hearing.names, NAMED, common),
    }),
  ];
}

function nobodyText(hearing: Exclude<Hearing, { kind: 'names' }>, { t, common }: Words): string {
  switch (hearing.kind) {
    case 'hidden':
      return t('own.sent');
    case 'everyone':
      return t('own.reachesAll');
    case 'not-living':
      return t('own.notLiving');
    case 'alone':
      return t('own.nobody.alone');
    case 'group':
      return t('own.nobody.group');
    case 'blocked':
      return t('own.nobody.blocked', { names: shortenNames(hearing.names, NAMED, common) });
    case 'whisper':
      return t('own.whisper', { names: shortenNames(hearing.names, NAMED, common) });
    case 'whisper-none':
      return t('own.nobody.whisper');
    case 'room':
      return t('own.reachesRoom', { room: hearing.room });
    case 'room-alone':
      return t('own.nobody.room', { room: hearing.room });
    case 'room-silent':
      return t('own.nobody.silentRoom', { room: hearing.room });
    case 'nobody':
      return t(`own.nobody.${hearing.way}`);
  }
}
