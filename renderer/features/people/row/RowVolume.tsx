import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../../shared/model/participant.ts';
import { MAX_VOLUME_PERCENT } from '../../../../shared/model/people/person.ts';
import { formatNumber } from '../../../i18n/format.ts';
import '../../../ui/controls/slider.css';
import type { PeopleController } from '../people-controller.ts';
import { VOLUME_STEP_PERCENT, type Preference } from '../people-store.ts';

interface Props {
  readonly participant: Participant;
  readonly preference: Preference;
  readonly controller: PeopleController;
}

/**
 * A player's volume at the end of the second line of their row, without the room for a label. Their name has the value
 * beside it, where it is not 100 %. A double click resets it.
 */
export function RowVolume({ participant, preference, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const { volumePercent, isMuted, isBlocked } = preference;
  const valueText = t('percent', { percent: formatNumber(volumePercent, i18n.language) });
  const set = (percent: number): void => controller.set(participant, { volumePercent: percent });
  return (
    <span className="row-volume" data-row-control="" onDoubleClick={() => set(100)}>
      <input
        className="slider-input"
        type="range"
        aria-label={t('volume', { name: participant.name })}
        aria-valuetext={valueText}
        min={0}
        max={MAX_VOLUME_PERCENT}
        step={VOLUME_STEP_PERCENT}
        value={volumePercent}
        disabled={isMuted || isBlocked}
        onChange={(event) => set(Number(event.target.value))}
      />
    </span>
  );
}
