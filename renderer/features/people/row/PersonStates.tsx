import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../../shared/model/participant.ts';
import { profileOf } from '../../../../shared/model/profile/profile.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { BlockIcon } from '../../../ui/icons/action-icons.tsx';
import { BusyIcon, ClockIcon } from '../../../ui/icons/sign-icons.tsx';
import { HeadphonesOffIcon, MicrophoneOffIcon, SpeakerOffIcon } from '../../../ui/icons/sound-icons.tsx';
import type { Preference } from '../people-store.ts';

interface Props {
  readonly participant: Participant;
  readonly preference: Preference;
}

/** Shows what a player has set for themselves, and what you have set for them. */
export function PersonStates({ participant, preference: { isBlocked, isMuted, volumePercent } }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const { availability } = profileOf(participant);
  return (
    <>
      {availability === 'busy' && <StateIcon label={t('busy')} icon={<BusyIcon size={16} />} />}
      {availability === 'away' && <StateIcon label={t('notThere')} icon={<ClockIcon size={16} />} tone="quiet" />}
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

interface StateIconProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** `quiet`: it keeps nobody from talking. */
  readonly tone?: 'plain' | 'quiet';
}

function StateIcon({ label, icon, tone = 'plain' }: StateIconProps): ReactNode {
  return (
    <span className="person-state" role="img" aria-label={label} data-tip={label} data-tone={tone}>
      {icon}
    </span>
  );
}
