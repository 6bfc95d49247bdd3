import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_API_ORIGINS, type Settings } from '../../../shared/model/settings.ts';
import { Field } from '../../ui/controls/Field.tsx';
import { readOrigins, readPort } from './api-choice.ts';

interface Props {
  readonly choice: Settings['gameApi'];
  readonly onChange: (choice: Settings['gameApi']) => void;
}

/** Edits on which port games find the local API, and which web pages may use it. */
export function ApiChoice({ choice, onChange }: Props): ReactNode {
  const { t } = useTranslation('positions');
  return (
    <>
      <Entry
        label={t('api.choice.port')}
        hint={t('api.choice.portHint')}
        error={t('api.choice.portError')}
        value={choice.port === null ? '' : String(choice.port)}
        isNumeric
        read={readPort}
        onChange={(port) => onChange({ ...choice, port })}
      />
      <Entry
        label={t('api.choice.origins')}
        hint={t('api.choice.originsHint')}
        error={t('api.choice.originsError', { most: MAX_API_ORIGINS })}
        value={choice.origins.join(' ')}
        read={readOrigins}
        onChange={(origins) => onChange({ ...choice, origins })}
      />
    </>
  );
}

interface EntryProps<Value> {
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly value: string;
  readonly isNumeric?: boolean;
  /** Returns undefined if the text cannot be used. */
  readonly read: (text: string) => Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** A line of text that takes effect when you leave it or press Enter. */
function Entry<Value>({ label, hint, error, value, isNumeric = false, read, onChange }: EntryProps<Value>): ReactNode {
  const [text, setText] = useState(value);
  const [isRefused, setRefused] = useState(false);
  const finish = (): void => {
    const entered = read(text);
    setRefused(entered === undefined);
    if (entered !== undefined) onChange(entered);
  };
  return (
    <Field label={label} hint={hint} error={isRefused ? error : null}>
      {(control) => (
        <input
          className="input"
          {...control}
          inputMode={isNumeric ? 'numeric' : 'url'}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
          }}
        />
      )}
    </Field>
  );
}
