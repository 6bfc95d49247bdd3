import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_LOBBY_PASSWORD_CHARACTERS } from '../../../shared/ipc/lobbies-contract.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PasswordField } from '../../ui/controls/password/PasswordField.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { EntryController } from './entry-controller.ts';
import type { Entry } from './lobbies-store.ts';

interface Props {
  readonly entry: Entry;
  readonly controller: Pick<EntryController, 'submitPassword' | 'knockAgain' | 'cancelEntry'>;
}

/** The needs of entering a lobby: its password, or patience until the host answers. Open lobbies need nothing. */
export function EntryDialog(props: Props): ReactNode {
  switch (props.entry.lobby.access) {
    case 'open':
      return null;
    case 'password':
      return <PasswordDialog {...props} />;
    case 'knock':
      return <KnockDialog {...props} />;
  }
}

/** Asks for the password. A wrong one stays in the field, to be corrected. */
function PasswordDialog({ entry, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { t: words } = useTranslation('common');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isChecking = entry.step === 'waiting';
  // After the dialog has given the focus to its first control.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isChecking) controller.submitPassword(password.trim());
  };
  return (
    <Dialog title={entry.lobby.title} onClose={controller.cancelEntry}>
      <form className="entry-form" onSubmit={submit}>
        <PasswordField
          maxLength={MAX_LOBBY_PASSWORD_CHARACTERS}
          value={password}
          hint={t('password.hint')}
          error={entry.error === null ? null : errorText(i18n, entry.error)}
          inputRef={field}
          onChange={setPassword}
        />
        <div className="dialog-actions">
          <Button variant="quiet" onClick={controller.cancelEntry}>
            {words('cancel')}
          </Button>
          <Button variant="primary" type="submit" isBusy={isChecking} isDisabled={password.trim() === ''}>
            {t('enter.password')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function KnockDialog({ entry, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { t: words } = useTranslation('common');
  return (
    <Dialog
      title={entry.lobby.title}
      onClose={controller.cancelEntry}
      actions={
        <>
          <Button variant="quiet" onClick={controller.cancelEntry}>
            {words('cancel')}
          </Button>
          {entry.step === 'failed' && (
            <Button variant="primary" onClick={controller.knockAgain}>
              {t('knock.again')}
            </Button>
          )}
        </>
      }
    >
      {entry.error === null ? (
        <div className="entry-waiting" role="status">
          <span className="spinner" aria-hidden="true" />
          <p>
            {t('knock.waiting')}
            <span className="field-note">{t('knock.hint')}</span>
          </p>
        </div>
      ) : (
        <Notice tone="danger">{errorText(i18n, entry.error)}</Notice>
      )}
    </Dialog>
  );
}
