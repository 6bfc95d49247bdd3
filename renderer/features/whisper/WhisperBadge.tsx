import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { WhisperStore } from './whisper-store.ts';
import './whisper.css';

/** Marks a player who whispers to you, and one on your whisper list. */
export function WhisperBadge({ store, id }: { readonly store: WhisperStore; readonly id: ParticipantId }): ReactNode {
  const { t } = useTranslation('whisper');
  const isWhispering = useStore(store, ({ from }) => from.includes(id));
  const isTarget = useStore(store, ({ targets }) => targets.includes(id));
  if (!isWhispering && !isTarget) return null;
  return (
    <span className="whisper-badge" data-whispers={isWhispering}>
      {t(isWhispering ? 'whispersToYou' : 'onList')}
    </span>
  );
}
