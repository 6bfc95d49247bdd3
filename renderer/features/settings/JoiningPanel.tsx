import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/controls/Switch.tsx';

interface Props {
  readonly settings: Pick<Settings, 'relayOnly'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** How this window reaches other people's lobbies. */
export function JoiningPanel({ settings: { relayOnly }, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <section className="dialog-section" aria-label={t('joining.title')}>
      <h3>{t('joining.title')}</h3>
      <Switch
        label={t('joining.relayOnly')}
        detail={t('joining.relayOnlyHint')}
        isOn={relayOnly}
        onChange={(isOn) => onSettingsChange({ relayOnly: isOn })}
      />
    </section>
  );
}
