import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME_CHARACTERS } from '../../../shared/model/name.ts';
import { Field } from '../../ui/controls/Field.tsx';

interface Props {
  readonly name: string;
  readonly hint?: string;
  /** The problem with the name; null = nothing. */
  readonly error?: string | null;
  /** Whether the name is selected when it appears, so that you can type over it. */
  readonly isSelected?: boolean;
  readonly onChange: (name: string) => void;
}

/** Edits the name that others see. */
export function NameField({ name, hint, error = null, isSelected = false, onChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isSelected) return;
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [isSelected]);
  const isNameless = name.trim() === '';
  return (
    <Field label={t('name')} hint={isNameless ? t('namelessHint', { name: t('nameless') }) : hint} error={error}>
      {(control) => (
        <input
          ref={input}
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
