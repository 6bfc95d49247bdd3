import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_RULES_TEXT_LENGTH } from '../../../../shared/protocol/rules/rules-text.ts';
import { findTextEncoding } from '../../../../shared/text-encoding.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { textProblemText } from './import-problem.ts';
import './sets.css';

interface Props {
  /** Takes the text; returns what is wrong with it, or null. */
  readonly onText: (text: string) => string | null;
  readonly onClose: () => void;
}

/** Takes rules from a text that somebody pasted, or from a file. */
export function ImportForm({ onText, onClose }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const take = (taken: string): void => {
    const refused = onText(taken);
    setProblem(refused);
    if (refused === null) onClose();
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MAX_RULES_TEXT_LENGTH) return setProblem(textProblemText({ code: 'too-long' }, t));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = new TextDecoder(findTextEncoding(bytes)).decode(bytes);
    setText(read);
    take(read);
  };
  return (
    <form
      className="set-form"
      aria-label={t('import.title')}
      onSubmit={(event) => {
        event.preventDefault();
        take(text);
      }}
    >
      <h3>{t('import.title')}</h3>
      <Field label={t('import.text')} hint={t('import.hint')} error={problem}>
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
              setProblem(null);
            }}
          />
        )}
      </Field>
      <div className="set-form-buttons">
        <Button variant="primary" type="submit" isDisabled={text.trim() === ''}>
          {t('import.start')}
        </Button>
        <FileButton onFile={(file) => void takeFile(file)} />
        <Button variant="quiet" onClick={onClose}>
          {tCommon('cancel')}
        </Button>
      </div>
    </form>
  );
}

function FileButton({ onFile }: { readonly onFile: (file: File | undefined) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => picker.current?.click()}>{t('import.file')}</Button>
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept=".json,.txt,application/json,text/plain"
        aria-label={t('import.file')}
        tabIndex={-1}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // Lets the same file be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
