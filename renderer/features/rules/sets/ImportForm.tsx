import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { FileButton } from '../../../ui/files/FileButton.tsx';
import type { ImportTask } from './set-task.ts';
import './sets.css';

interface Props {
  readonly task: ImportTask;
  /** Takes the text; returns what is wrong with it, or null. */
  readonly onText: (text: string) => string | null;
  /** Takes files; resolves with what is wrong with them, or null. */
  readonly onFiles: (files: readonly File[]) => Promise<string | null>;
  readonly onProblem: (problem: string | null) => void;
  readonly onClose: () => void;
}

/** Takes rules from a text or from files. What is refused leaves the text as it was. */
export function ImportForm({ task, onText, onFiles, onProblem, onClose }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const [text, setText] = useState(task.text);
  const finish = (refused: string | null): void => (refused === null ? onClose() : onProblem(refused));
  return (
    <form
      className="set-form"
      aria-label={t('import.title')}
      onSubmit={(event) => {
        event.preventDefault();
        finish(onText(text));
      }}
    >
      <h3>{t('import.title')}</h3>
      <Field label={t('import.text')} hint={t('import.hint')} error={task.problem}>
        {(control) => (
          <textarea
            className="input set-text"
            {...control}
            autoFocus
            rows={4}
            dir="ltr"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onProblem(null);
            }}
          />
        )}
      </Field>
      <div className="set-form-buttons">
        <Button variant="primary" type="submit" isDisabled={text.trim() === ''}>
          {t('import.start')}
        </Button>
        <FileButton
          label={t('import.file')}
          accept=".json,.txt,application/json,text/plain"
          isMultiple
          onFiles={(files) => void onFiles(files).then(finish)}
        />
        <Button variant="quiet" onClick={onClose}>
          {tCommon('cancel')}
        </Button>
      </div>
    </form>
  );
}
