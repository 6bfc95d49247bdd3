import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { CheckIcon, CopyIcon } from '../icons/action-icons.tsx';
import { EyeIcon } from '../icons/sign-icons.tsx';
import { IconButton } from './IconButton.tsx';
import { useCopy } from './use-copy.ts';
import './copy-field.css';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Whether the text is hidden until you reveal it. */
  readonly isSecret?: boolean;
  /** Copies the text; resolves with false if that failed. */
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** A text to use elsewhere, with a button that copies it. */
export function CopyField({ label, value, isSecret = false, onCopy }: Props): ReactNode {
  const { t, i18n } = useTranslation('common');
  const [isShown, setShown] = useState(!isSecret);
  const { outcome, copy } = useCopy(async () => {
    const isCopied = await onCopy(value);
    if (!isCopied) setShown(true);
    return isCopied;
  });
  // German capitalises nouns anywhere.
  const name = i18n.language === 'de' ? label : label.toLocaleLowerCase(i18n.language);
  return (
    <Field label={label} findAs={null} error={outcome === 'failed' ? t('clipboardRefused') : null}>
      {(control) => (
        <div className="copy-field">
          <input
            className="input"
            {...control}
            type={isShown ? 'text' : 'password'}
            readOnly
            autoComplete="off"
            value={value}
            onFocus={(event) => event.currentTarget.select()}
          />
          {isSecret && (
            <IconButton
              label={t('showField', { name })}
              tip={t(isShown ? 'hideField' : 'showField', { name })}
              icon={<EyeIcon />}
              isPressed={isShown}
              onClick={() => setShown(!isShown)}
            />
          )}
          <IconButton
            label={outcome === 'copied' ? t('copied') : t('copyField', { name })}
            icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
            onClick={() => void copy()}
          />
        </div>
      )}
    </Field>
  );
}
