import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { StartButton } from './StartButton.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** Why joining failed; null = it did not fail. */
  readonly problem: string | null;
  /** Whether another invitation would help. */
  readonly isInvitationWrong: boolean;
  /** Whether the field has the focus. */
  readonly hasFocus: boolean;
  readonly onJoin: (invitation: string) => void;
  /** Checks the paths to the lobby without joining. */
  readonly onCheck: (invitation: string) => void;
  readonly onEdit: () => void;
}

/** Every invitation begins with this. */
const LINK_BEGINNING = 'earshot://join/…';

export function JoinForm({
  isBusy,
  isDisabled,
  problem,
  isInvitationWrong,
  hasFocus,
  onJoin,
  onCheck,
  onEdit,
}: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('reach');
  const [invitation, setInvitation] = useState('');
  return (
    <form
      className="start-card"
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(invitation);
      }}
    >
      <h2>{t('join.title')}</h2>
      <Field label={t('join.field')} hint={t('join.hint')} error={isInvitationWrong ? problem : null}>
        {(control) => (
          <textarea
            className="input"
            {...control}
            autoFocus={hasFocus}
            rows={3}
            spellCheck={false}
            autoComplete="off"
            placeholder={LINK_BEGINNING}
            value={invitation}
            onChange={(event) => {
              setInvitation(event.target.value);
              onEdit();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      <StartButton isBusy={isBusy} isDisabled={isDisabled} problem={isInvitationWrong ? null : problem}>
        {t(isBusy ? 'join.starting' : 'join.start')}
      </StartButton>
      {invitation.trim() !== '' && (
        <Button variant="quiet" isDisabled={isDisabled} onClick={() => onCheck(invitation)}>
          {words('doctor.title')}
        </Button>
      )}
    </form>
  );
}
