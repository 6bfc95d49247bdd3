import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME_CHARACTERS } from '../../../../shared/model/name.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import './sets.css';

interface Props {
  readonly title: string;
  /** The name that it starts with. */
  readonly name: string;
  /** Takes the name; returns what is wrong with it, or null. */
  readonly onName: (name: string) => string | null;
  readonly onClose: () => void;
}

/** Asks for the name of a set of rules, in place. */
export function SetNameForm({ title, name: before, onName, onClose }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const [name, setName] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="set-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        const refused = onName(name);
        setProblem(refused);
        if (refused === null) onClose();
      }}
    >
      <h3>{title}</h3>
      <Field label={t('sets.name')} error={problem}>
        {(control) => (
          <input
            className="input"
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={MAX_NAME_CHARACTERS}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setProblem(null);
            }}
          />
        )}
      </Field>
      <div className="set-form-buttons">
        <Button variant="primary" type="submit">
          {t('sets.save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {tCommon('cancel')}
        </Button>
      </div>
    </form>
  );
}
