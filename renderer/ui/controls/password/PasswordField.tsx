import { useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { RenewIcon } from '../../icons/action-icons.tsx';
import { EyeIcon } from '../../icons/sign-icons.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import './password-field.css';

interface Props {
  /** Not given = "Password". */
  readonly label?: string;
  readonly value: string;
  readonly hint: string;
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** The problem with the password; null = nothing. */
  readonly error: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Whether the password shows at first. */
  readonly isShownFirst?: boolean;
  readonly onChange: (value: string) => void;
  /** Fills in a random password. */
  readonly onSuggest?: () => void;
}

/** The password of a lobby, hidden until you show it. */
export function PasswordField(props: Props): ReactNode {
  const { label, value, hint, maxLength, error, inputRef, isShownFirst = false, onChange, onSuggest } = props;
  const { t } = useTranslation('lobbies');
  const [isShown, setShown] = useState(isShownFirst);
  return (
    <Field label={label ?? t('password.label')} hint={hint} error={error}>
      {(control) => (
        <div className="password-field">
          <input
            className="input"
            {...control}
            type={isShown ? 'text' : 'password'}
            dir="ltr"
            ref={inputRef}
            maxLength={maxLength}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            label={t('password.show')}
            tip={t(isShown ? 'password.hide' : 'password.show')}
            icon={<EyeIcon />}
            isPressed={isShown}
            onClick={() => setShown(!isShown)}
          />
          {onSuggest !== undefined && (
            <IconButton label={t('password.suggest')} icon={<RenewIcon />} onClick={onSuggest} />
          )}
        </div>
      )}
    </Field>
  );
}
