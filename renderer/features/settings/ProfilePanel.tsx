import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNumbered } from '../../../shared/model/name.ts';
import { THEMES, type Settings } from '../../../shared/model/settings.ts';
import { errorText, type ShownError } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Segmented } from '../../ui/controls/choosing/Segmented.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { ColorField } from './ColorField.tsx';
import { LanguageField } from './LanguageField.tsx';
import { NameField } from './NameField.tsx';
import { PlayerPreview } from './PlayerPreview.tsx';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Your name in the lobby that you are in; null = you are in none. */
  readonly nameInLobby: string | null;
  /** Why you do not have the chosen name there; null = nothing is wrong. */
  readonly nameProblem: ShownError | null;
  /** Restarts the first run; null if it cannot show now. */
  readonly onSetUpAgain: (() => void) | null;
  /** Your own picture's address; null = none. */
  readonly pictureUrl: string | null;
  /** What else others see of you, below the colour. */
  readonly profile?: ReactNode;
  /** What stands between the looks and the setup. */
  readonly children?: ReactNode;
}

/** The profile page: your name, and the window's language and looks. */
export function ProfilePanel(props: Props): ReactNode {
  const { settings, onSettingsChange, nameInLobby, nameProblem, onSetUpAgain, pictureUrl, profile, children } = props;
  const { t, i18n } = useTranslation('settings');
  const isTaken = nameInLobby !== null && isNumbered(nameInLobby, settings.name);
  return (
    <>
      <Section title={t('section.profile')}>
        <NameField
          name={settings.name}
          hint={isTaken ? t('nameTaken', { name: nameInLobby }) : t('nameHint')}
          error={nameProblem === null ? null : errorText(i18n, nameProblem)}
          onChange={(name) => onSettingsChange({ name })}
        />
        <ColorField color={settings.color} onChange={(color) => onSettingsChange({ color })} />
        {profile}
        <PlayerPreview
          name={nameInLobby ?? settings.name}
          color={settings.color}
          note={settings.note}
          pictureUrl={pictureUrl}
        />
      </Section>
      <Section title={t('section.looks')}>
        <LanguageField choice={settings.language} onChange={(language) => onSettingsChange({ language })} />
        <Segmented
          label={t('appearance')}
          value={settings.theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(theme) => onSettingsChange({ theme })}
        />
      </Section>
      {children}
      {onSetUpAgain !== null && (
        <Section title={t('section.setup')} hint={t('setUpAgainHint')}>
          <div>
            <Button onClick={onSetUpAgain}>{t('setUpAgain')}</Button>
          </div>
        </Section>
      )}
    </>
  );
}
