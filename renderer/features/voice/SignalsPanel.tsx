import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SIGNALS, type Settings } from '../../../shared/model/settings.ts';
import { Segmented } from '../../ui/controls/choosing/Segmented.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';

interface Props {
  readonly settings: Pick<Settings, 'signals' | 'soundCues'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Sets which sounds the app makes itself, and how loud. */
export function SignalsPanel({ settings: { signals, soundCues }, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('voice');
  return (
    <section className="signals">
      <Segmented
        label={t('signals.label')}
        value={signals}
        options={SIGNALS.map((value) => ({ value, label: t(`signals.${value}`) }))}
        onChange={(chosen) => onSettingsChange({ signals: chosen })}
      />
      <p className="field-note">{t('signals.detail')}</p>
      {signals !== 'off' && (
        <Switch
          label={t('soundCues')}
          detail={t('soundCuesDetail')}
          isOn={soundCues}
          onChange={(isOn) => onSettingsChange({ soundCues: isOn })}
        />
      )}
    </section>
  );
}
