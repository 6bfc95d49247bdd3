import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_ROOM_PASSWORD_LENGTH } from '../../../shared/model/people/lobby-room.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './rooms.css';

interface Props {
  readonly name: string;
  /** Whether the last password was wrong. */
  readonly isWrong: boolean;
  readonly onEnter: (password: string) => void;
  readonly onClose: () => void;
}

/** Asks for the password of a room. */
export function RoomPasswordDialog({ name, isWrong, onEnter, onClose }: Props): ReactNode {
  const { t } = useTranslation('rooms');
  const { t: tCommon } = useTranslation('common');
  const [password, setPassword] = useState('');
  const enter = (): void => {
    if (password !== '') onEnter(password);
  };
  return (
    <Dialog
      title={t('passwordOf', { name })}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" isDisabled={password === ''} onClick={enter}>
            {t('enter')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        className="room-form"
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <Field label={t('password')} error={isWrong ? t('refused.wrong-room-password') : null}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="password"
              autoComplete="off"
              value={password}
              maxLength={MAX_ROOM_PASSWORD_LENGTH}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
