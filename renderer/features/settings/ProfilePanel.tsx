import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNumbered } from '../../../shared/model/name.ts';
import { THEMES, type Settings } from '../../../shared/model/settings.ts';
import { errorText, type ShownError } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { ColorField } from './ColorField.tsx';
import { LanguageField } from './LanguageField.tsx';
import { NameField } from './NameField.tsx';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Your name in the lobby that you are in; null = you are in none. */
  readonly nameInLobby: string | null;
  /** Why you do not have the chosen name there; null = nothing is wrong. */
  readonly nameProblem: ShownError | null;
  /** Restarts the first run; null if it cannot show now. */
  readonly onSetUpAgain: (() => void) | null;
}

/** The profile page: your name, and the window's language and looks. */
export function ProfilePanel(props: Props): ReactNode {
  const { settings, onSettingsChange, nameInLobby, nameProblem, onSetUpAgain } = props;
  const { t, i18n } = useTranslation('settings');
  const isTaken = nameInLobby !== null && isNumbered(nameInLobby, settings.name);
  return (
    <>
      <NameField
        name={settings.name}
        hint={isTaken ? t('nameTaken', { name: nameInLobby }) : t('nameHint')}
        error={nameProblem === null ? null : errorText(i18n, nameProblem)}
        onChange={(name) => onSettingsChange({ name })}
      />
      <ColorField color={settings.color} onChange={(color) => onSettingsChange({ color })} />
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
