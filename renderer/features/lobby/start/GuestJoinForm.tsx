import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { StartButton } from './StartButton.tsx';
import './start.css';

interface Props {
  /** The invitation or the code that the page was opened with; '' = none. */
  readonly link: string;
  readonly isBusy: boolean;
  /** Why joining failed; null = it did not fail. */
  readonly problem: string | null;
  /** Whether another invitation would help. */
  readonly isInvitationWrong: boolean;
  readonly onJoin: (linkOrCode: string) => void;
  /** Checks the paths to the lobby without joining. */
  readonly onCheck: (linkOrCode: string) => void;
  readonly onEdit: () => void;
  /** What you set before you join, such as your name. */
  readonly children: ReactNode;
}

/**
 * Joins a lobby from a page: with the link that the page was opened with, or with one that you enter. The button is
 * also the tap without which browsers play no sound.
 */
export function GuestJoinForm(props: Props): ReactNode {
  const { link, isBusy, problem, isInvitationWrong, onJoin, onCheck, onEdit, children } = props;
  const { t } = useTranslation('guest');
  const { t: words } = useTranslation('lobby');
  const { t: reachWords } = useTranslation('reach');
  const [isOther, setOther] = useState(link === '');
  const [entered, setEntered] = useState('');
  const linkOrCode = isOther ? entered : link;
  return (
    <form
      className="start-card guest-join"
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(linkOrCode);
      }}
    >
      {children}
      {isOther && (
        <Field label={t('linkOrCode')} hint={t('linkOrCodeHint')} error={isInvitationWrong ? problem : null}>
          {(control) => (
            <input
              className="input"
              {...control}
              type="text"
              inputMode="url"
              enterKeyHint="go"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              value={entered}
              onChange={(event) => {
                setEntered(event.target.value);
                onEdit();
              }}
            />
          )}
        </Field>
      )}
      <StartButton isBusy={isBusy} isDisabled={isBusy} problem={isInvitationWrong && isOther ? null : problem}>
        {words(isBusy ? 'join.starting' : 'join.start')}
      </StartButton>
      {linkOrCode.trim() !== '' && (
        <Button variant="quiet" isDisabled={isBusy} onClick={() => onCheck(linkOrCode)}>
          {reachWords('doctor.title')}
        </Button>
      )}
      {!isOther && (
        <Button
          variant="quiet"
          onClick={() => {
            setOther(true);
            onEdit();
          }}
        >
          {t('otherLink')}
        </Button>
      )}
      <p className="field-note">{t('listen')}</p>
    </form>
  );
}
