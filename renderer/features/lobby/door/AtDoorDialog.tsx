import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PASSWORD_INPUT_LENGTH } from '../../../../shared/model/people/door.ts';
import { errorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { PasswordField } from '../../../ui/controls/password/PasswordField.tsx';
import { Dialog } from '../../../ui/display/dialog/Dialog.tsx';
import type { AtDoor } from '../lobby-store.ts';
import './at-door.css';

interface Props {
  readonly atDoor: AtDoor;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}

/** What the lobby that you are joining wants: its password, or patience until a moderator answers. */
export function AtDoorDialog({ atDoor, ...props }: Props): ReactNode {
  return atDoor.type === 'password' ? <Password {...atDoor} {...props} /> : <Waiting {...atDoor} {...props} />;
}

/** Asks for the password. A wrong one stays in the field, to be corrected. */
function Password({
  error,
  isChecking,
  onPassword,
  onCancel,
}: Omit<Props, 'atDoor'> & Extract<AtDoor, { type: 'password' }>): ReactNode {
  const { t, i18n } = useTranslation('door');
  const { t: lobbyWords } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has given the focus to its first control.
  useEffect(() => field.current?.focus(), []);
  return (
    <Dialog title={t('at.passwordTitle')} onClose={onCancel}>
      <form
        className="at-door"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isChecking && password.trim() !== '') onPassword(password);
        }}
      >
        <PasswordField
          maxLength={MAX_PASSWORD_INPUT_LENGTH}
          value={password}
          hint={t('at.passwordHint')}
          error={error === null || isChecking ? null : errorText(i18n, error)}
          inputRef={field}
          onChange={setPassword}
        />
        <div className="dialog-actions">
          <Button variant="quiet" onClick={onCancel}>
            {words('cancel')}
          </Button>
          <Button variant="primary" type="submit" isBusy={isChecking} isDisabled={password.trim() === ''}>
            {lobbyWords('join.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Waiting({ lobbyName, onCancel }: Pick<Props, 'onCancel'> & Extract<AtDoor, { type: 'waiting' }>): ReactNode {
  const { t } = useTranslation('door');
  const { t: words } = useTranslation('common');
  return (
    <Dialog
      title={lobbyName === '' ? t('at.waitingTitle') : lobbyName}
      onClose={onCancel}
      actions={
        <Button variant="quiet" onClick={onCancel}>
          {words('cancel')}
        </Button>
      }
    >
      <div className="at-door-waiting" role="status">
        <span className="spinner" aria-hidden="true" />
        <p>
          {t('at.waiting')}
          <span className="field-note">{t('at.waitingHint')}</span>
        </p>
      </div>
    </Dialog>
  );
}
