import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from '../../ui/display/Notice.tsx';
import type { ModerationStore } from './moderation-store.ts';

/** Says that moderators have muted or deafened you, who did, and why. */
export function HeldNotice({ store }: { readonly store: ModerationStore }): ReactNode {
  const { t } = useTranslation('moderation');
  const { t: tDoor } = useTranslation('door');
  const { rank, isMuted, isDeafened, by, reason, unheard } = useStore(store);
  if (unheard !== '' && by === '') return <Notice tone="info">{tDoor(`unheard.${unheard}`)}</Notice>;
  if (!isMuted && !isDeafened) return null;
  const what = isMuted && isDeafened ? 'both' : isMuted ? 'muted' : 'deafened';
  // Nobody has muted you: your rank may not talk.
  const ofRank = rank === 'listener' ? t('held.listener') : t('held.role');
  const text = by === '' ? ofRank : t(`held.${what}`, { by });
  return <Notice tone="warn">{reason === '' ? text : `${text} ${t('why', { reason })}`}</Notice>;
}
