import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanLine } from '../../../shared/model/name.ts';
import { MAX_NOTE_CHARACTERS } from '../../../shared/model/profile/profile.ts';
import { Field } from '../../ui/controls/Field.tsx';

interface Props {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

/** Edits the line that others see under your name. It applies when you leave it or press Enter. */
export function NoteField({ note, onChange }: Props): ReactNode {
  const { t } = useTranslation('profile');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={t('note')} hint={t('noteHint')}>
      {(control) => (
        <input
          className="input"
          {...control}
          maxLength={MAX_NOTE_CHARACTERS}
          autoComplete="off"
          dir="auto"
          placeholder={t('notePlaceholder')}
          value={typed ?? note}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed !== null && cleanLine(typed, MAX_NOTE_CHARACTERS) !== note)
              onChange(cleanLine(typed, MAX_NOTE_CHARACTERS));
            setTyped(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}
