import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { MAX_VOLUME_PERCENT } from '../../../shared/model/people/person.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Slider } from '../../ui/controls/Slider.tsx';
import type { PeopleController } from './people-controller.ts';
import { preferenceOf, VOLUME_STEP_PERCENT, type PeopleStore } from './people-store.ts';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly participant: Participant;
}

/** A player's volume with its label. A double click resets it. */
export function VolumeSlider({ store, controller, participant }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const preference = useStore(store, (state) => preferenceOf(state, participant));
  const set = (volumePercent: number): void => controller.set(participant, { volumePercent });
  return (
    <div onDoubleClick={() => set(100)}>
      <Slider
        label={t('volume', { name: participant.name })}
        valueText={t('percent', { percent: formatNumber(preference.volumePercent, i18n.language) })}
        value={preference.volumePercent}
        min={0}
        max={MAX_VOLUME_PERCENT}
        step={VOLUME_STEP_PERCENT}
        isDisabled={preference.isMuted || preference.isBlocked}
        onChange={set}
      />
    </div>
  );
}
