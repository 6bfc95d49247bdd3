import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';

interface Props {
  readonly settings: Pick<Settings, 'relayOnly'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** How this window reaches other people's lobbies. */
export function JoiningPanel({ settings: { relayOnly }, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('joining.title')}>
      <Switch
        label={t('joining.relayOnly')}
        detail={t('joining.relayOnlyHint')}
        isOn={relayOnly}
        onChange={(isOn) => onSettingsChange({ relayOnly: isOn })}
      />
    </Section>
  );
}
