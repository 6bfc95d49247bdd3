import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import './start.css';

interface Props {
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** Why joining failed; null = it did not. */
  readonly problem: string | null;
  readonly onJoin: (invitation: string) => void;
  readonly onEdit: () => void;
}

export function JoinForm({ isBusy, isDisabled, problem, onJoin, onEdit }: Props): ReactNode {
  const [invitation, setInvitation] = useState('');
  return (
    <form
      className="start-card"
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(invitation);
      }}
    >
      <h2>Join a lobby</h2>
      <Field label="Invitation" hint="The link that the host copied for you." error={problem}>
        {(control) => (
          <textarea
            className="input"
            {...control}
            rows={3}
            spellCheck={false}
            autoComplete="off"
            placeholder="earshot://join/…"
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
      <Button variant="primary" type="submit" isBusy={isBusy} isDisabled={isDisabled}>{isBusy ? 'Joining' : 'Join'}</Button>
    </form>
  );
}
