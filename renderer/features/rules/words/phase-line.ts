import type { TFunction } from 'i18next';
import { LIFE_STATES } from '../../../../shared/model/presence.ts';
import { heardMatrix, voiceRange, type VoiceRange } from '../../../../shared/spatial/hearing-now.ts';
import { modesIn } from './heard-modes.ts';
import type { RulesAndPhase } from '../rules-store.ts';

/** Returns what a meeting changes, in a line: "Meeting: everyone hears the living". '' = there is no meeting. */
export function meetingText({ rules, phase }: RulesAndPhase, t: TFunction<'rules'>): string {
  if (phase !== 'meeting') return '';
  const range = voiceRange(rules, phase, 'alive');
  if (range.kind !== 'everywhere' || range.listeners.length < LIFE_STATES.length) return t('line.meeting');
  const areAllHeard = modesIn(heardMatrix(rules, phase)).every((mode) => mode === 'everywhere');
  return t(areAllHeard ? 'line.meetingEveryone' : 'line.meetingLiving');
}

/** Returns how far the living are heard in this phase: "Voice range 30 m". '' = the line about the meeting says it. */
export function reachText({ rules, phase }: RulesAndPhase, t: TFunction<'rules'>): string {
  const range: VoiceRange = voiceRange(rules, phase, 'alive');
  if (range.kind === 'nobody') return t('line.byNobody');
  if (range.kind === 'metres') return t('line.carries', { distance: range.metres });
  if (range.listeners.length < LIFE_STATES.length) return t('line.anyDistance');
  return phase === 'meeting' ? '' : t('line.byAll');
}
