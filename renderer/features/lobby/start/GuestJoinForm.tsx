import { useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { JoinForm } from './JoinForm.tsx';
import { StartButton } from './StartButton.tsx';
import './start.css';

interface Props extends Omit<ComponentProps<typeof JoinForm>, 'hasFocus' | 'onCancel'> {
  /** The invitation or the code that the page was opened with; '' = none. */
  readonly link: string;
  /** Ends a join in progress. */
  readonly onCancel: () => void;
}

/**
 * Joins a lobby from a page: with the link that the page was opened with, or with one that you enter. The button is
 * also the tap without which browsers play no sound.
 */
export function GuestJoinForm({ link, onCancel, ...props }: Props): ReactNode {
  const { isBusy, isDisabled, problem, onJoin, onCheck, onEdit } = props;
  const { t } = useTranslation('guest');
  const { t: words } = useTranslation('lobby');
  const { t: reachWords } = useTranslation('reach');
  const [isOther, setOther] = useState(link === '');
  const chooseOther = (isNow: boolean): void => {
    setOther(isNow);
    onEdit();
  };
  const cancel = isBusy ? onCancel : isOther && link !== '' ? () => chooseOther(false) : null;
  if (isOther)
    return (
      <>
        <JoinForm {...props} hasFocus={link !== ''} onCancel={null} />
        {cancel !== null && <Cancel onCancel={cancel} />}
      </>
    );
  return (
    <form
      className="guest-join"
      onSubmit={(event) => {
        event.preventDefault();
        onJoin(link);
      }}
    >
      <StartButton isBusy={isBusy} isDisabled={isDisabled} problem={problem}>
        {words(isBusy ? 'join.starting' : 'join.start')}
      </StartButton>
      {cancel !== null && <Cancel onCancel={cancel} />}
      <div className="guest-join-more">
        <Button variant="quiet" isDisabled={isDisabled} onClick={() => chooseOther(true)}>
          {t('otherLink')}
        </Button>
        <Button variant="quiet" isDisabled={isDisabled} onClick={() => onCheck(link)}>
          {reachWords('doctor.title')}
        </Button>
      </div>
    </form>
  );
}

function Cancel({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation('common');
  return (
    <Button variant="secondary" onClick={onCancel}>
      {t('cancel')}
    </Button>
  );
}
