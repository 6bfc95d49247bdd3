import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { LockIcon } from '../../ui/icons/sign-icons.tsx';
import { Spinner } from '../../ui/icons/Spinner.tsx';
import './lobbies.css';

interface Props {
  readonly lobby: FoundLobby;
  /** Whether the lobby keeps its place though it is no longer found. */
  readonly isGone: boolean;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onEnter: (lobby: FoundLobby) => void;
}

/** Enters a found lobby: at once, with a password, or by a knock. */
export function EnterButton({ lobby, isGone, isBusy, isDisabled, onEnter }: Props): ReactNode {
  const { t } = useTranslation('lobbies');
  const { title, access } = lobby;
  const isOver = isGone && !isBusy;
  const hasIcon = !isOver && access === 'password';
  return (
    <button
      className="button button-secondary"
      type="button"
      data-size="small"
      aria-label={isOver ? t('goneNamed', { title }) : t(`enterNamed.${access}`, { title })}
      data-tip={access === 'knock' && !isOver ? t('enterTip') : undefined}
      aria-busy={isBusy}
      // A disabled button would lose the focus.
      aria-disabled={isBusy || isOver}
      disabled={isDisabled && !isBusy}
      onClick={() => !isBusy && !isOver && onEnter(lobby)}
    >
      {isBusy && <Spinner isAlone={!hasIcon} />}
      {!isBusy && hasIcon && <LockIcon />}
      <span className="button-labels">{isOver ? t('gone') : t(`enter.${access}`)}</span>
    </button>
  );
}
