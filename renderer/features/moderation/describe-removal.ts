import type { TFunction } from 'i18next';
import type { Removal } from '../../../shared/model/people/moderation.ts';
import { formatIn } from '../../i18n/format.ts';

/** Returns the sentences that a removed player reads: who has decided that, why, and for how long. */
export function describeRemoval(
  { isBan, by, reason, seconds }: Removal,
  t: TFunction<'moderation'>,
  language: string,
): string {
  const sentences = [t(isBan ? 'removal.ban' : 'removal.kick', { by })];
  if (reason !== '') sentences.push(t('why', { reason }));
  if (seconds !== null) sentences.push(t('removal.ends', { when: formatIn(1_000 * seconds, language) }));
  return sentences.join(' ');
}
