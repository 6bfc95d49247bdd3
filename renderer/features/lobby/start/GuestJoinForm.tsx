import { useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { JoinForm } from './JoinForm.tsx';
import { StartButton } from './StartButton.tsx';
import './start.css';

interface Props extends Omit<ComponentProps<typeof JoinForm>, 'hasFocus'> {
  /** The invitation or the code that the page was opened with; '' = none. */
  readonly link: string;
}

/**
 * Joins a lobby from a page: with the link that the page was opened with, or with one that you enter. The button is
 * also the tap without which browsers play no sound.
 */
export function GuestJoinForm({ link, ...props }: Props): ReactNode {
  const { isBusy, isDisabled, problem, onJoin, onCheck, onEdit } = props;
  const { t } = useTranslation('guest');
  const { t: words } = useTranslation('lobby');
  const { t: reachWords } = useTranslation('reach');
  const [isOther, setOther] = useState(link === '');
  if (isOther) return <JoinForm {...props} hasFocus={link !== ''} />;
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
      <div className="guest-join-more">
        <Button
          variant="quiet"
          isDisabled={isDisabled}
          onClick={() => {
            setOther(true);
            onEdit();
          }}
        >
          {t('otherLink')}
        </Button>
        <Button variant="quiet" isDisabled={isDisabled} onClick={() => onCheck(link)}>
          {reachWords('doctor.title')}
        </Button>
      </div>
    </form>
  );
}
