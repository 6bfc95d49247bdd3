import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME_CHARACTERS } from '../../../shared/model/name.ts';
import { Field } from '../../ui/controls/Field.tsx';

interface Props {
  readonly name: string;
  readonly hint?: string;
  /** The problem with the name; null = nothing. */
  readonly error?: string | null;
  readonly onChange: (name: string) => void;
}

/** Edits the name that others see. */
export function NameField({ name, hint, error = null, onChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Field label={t('name')} hint={hint} error={error}>
      {(control) => (
        <input
          className="input"
          {...control}
          maxLength={MAX_NAME_CHARACTERS}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('nameless')}
          value={name}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
