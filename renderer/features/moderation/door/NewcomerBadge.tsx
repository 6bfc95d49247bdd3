import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { WarningIcon } from '../../../ui/icons/sign-icons.tsx';
import type { ModerationStore } from '../moderation-store.ts';
import './newcomer-badge.css';

interface Props {
  readonly store: ModerationStore;
  readonly id: ParticipantId;
  /** The name that theirs looks like; '' = nobody's, but it mixes alphabets; undefined = there is no doubt. */
  readonly double: string | undefined;
}

/** Says that a player is not let in yet, or that their name looks like someone else's. */
export function NewcomerBadge({ store, id, double }: Props): ReactNode {
  const { t } = useTranslation('door');
  const unheard = useStore(store, ({ people }) => people.get(id)?.unheard ?? '');
  const doubt = double === '' ? t('mixed') : t('similar', { name: double ?? '' });
  return (
    <>
      {unheard !== '' && (
        <span className="person-badge" data-tip={t('newHint')}>
          {t('new')}
        </span>
      )}
      {double !== undefined && (
        <span className="name-doubt" role="img" aria-label={doubt} data-tip={doubt}>
          <WarningIcon size={16} />
        </span>
      )}
    </>
  );
}
