import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { THEMES, type Settings } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { LanguageField } from './LanguageField.tsx';
import { NameField } from './NameField.tsx';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Restarts the first run; null if it cannot show now. */
  readonly onSetUpAgain: (() => void) | null;
}

/** The profile page: your name, and the window's language and looks. */
export function ProfilePanel({ settings, onSettingsChange, onSetUpAgain }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <>
      <NameField name={settings.name} hint={t('nameHint')} onChange={(name) => onSettingsChange({ name })} />
      <LanguageField choice={settings.language} onChange={(language) => onSettingsChange({ language })} />
      <Segmented
        label={t('appearance')}
        value={settings.theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(theme) => onSettingsChange({ theme })}
      />
      {onSetUpAgain !== null && (
        <div className="action-row">
          <p className="field-note">{t('setUpAgainHint')}</p>
          <Button onClick={onSetUpAgain}>{t('setUpAgain')}</Button>
        </div>
      )}
    </>
  );
}
