import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../../shared/model/participant.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { BlockIcon } from '../../../ui/icons/action-icons.tsx';
import { HeadphonesOffIcon, MicrophoneOffIcon, SpeakerOffIcon } from '../../../ui/icons/sound-icons.tsx';
import type { Preference } from '../people-store.ts';

interface Props {
  readonly participant: Participant;
  readonly preference: Preference;
}

/** Shows what a player has set for themselves, and what you have set for them. */
export function PersonStates({ participant, preference: { isBlocked, isMuted, volumePercent } }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  return (
    <>
      {participant.isDeafened && <StateIcon label={t('deafened')} icon={<HeadphonesOffIcon size={16} />} />}
      {participant.isMuted && <StateIcon label={t('muted')} icon={<MicrophoneOffIcon size={16} />} />}
      {isBlocked && <StateIcon label={t('blockedByYou')} icon={<BlockIcon size={16} />} />}
      {isMuted && !isBlocked && <StateIcon label={t('mutedByYou')} icon={<SpeakerOffIcon size={16} />} />}
      {volumePercent !== 100 && !isMuted && !isBlocked && (
        <span
          className="person-volume"
          role="img"
          aria-label={t('volumeSet', { percent: formatNumber(volumePercent, i18n.language) })}
        >
          {t('percent', { percent: formatNumber(volumePercent, i18n.language) })}
        </span>
      )}
    </>
  );
}

function StateIcon({ label, icon }: { readonly label: string; readonly icon: ReactNode }): ReactNode {
  return (
    <span className="person-state" role="img" aria-label={label} data-tip={label}>
      {icon}
    </span>
  );
}
