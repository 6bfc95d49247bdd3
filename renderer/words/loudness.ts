import type { TFunction } from 'i18next';
import { SILENCE_DB } from '../../shared/units.ts';
import { formatDecibels } from './decibels.ts';

/** The lowest gain of each grade, loudest first. Anything lower is faint. */
const GRADES = [
  { grade: 'close', aboveDb: -3 },
  { grade: 'clear', aboveDb: -12 },
  { grade: 'quiet', aboveDb: -24 },
] as const;

/** Describes how loud a voice is by its gain, 0 dB = next to your ear: "clearly". */
export function describeLoudness(gainDb: number, t: TFunction<'common'>): string {
  if (gainDb <= SILENCE_DB) return t('loudness.none');
  return t(`loudness.${GRADES.find(({ aboveDb }) => gainDb > aboveDb)?.grade ?? 'faint'}`);
}

/** Describes the same with the gain, unless nothing is heard: "clearly (-6 dB)". */
export function describeLoudnessWithGain(gainDb: number, t: TFunction<'common'>, language: string): string {
  const loudness = describeLoudness(gainDb, t);
  if (gainDb <= SILENCE_DB) return loudness;
  return t('loudnessWithGain', { loudness, gain: formatDecibels(gainDb, t, language) });
}
