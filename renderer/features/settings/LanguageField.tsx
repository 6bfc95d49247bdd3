import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../shared/model/language.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { matchLanguage } from '../../i18n/i18n.ts';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { SelectField } from '../../ui/controls/SelectField.tsx';

interface Props {
  readonly choice: Settings['language'];
  readonly onChange: (choice: Settings['language']) => void;
}

/** Chooses the language of the window. Each is listed under its own name, so that everyone finds theirs. */
export function LanguageField({ choice, onChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const options = [
    {
      value: 'system' as const,
      label: t('systemLanguage', { language: LANGUAGE_NAMES[matchLanguage(navigator.languages)] }),
    },
    ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
  ];
  return <SelectField label={t('language')} value={choice} options={options} onChange={onChange} />;
}
