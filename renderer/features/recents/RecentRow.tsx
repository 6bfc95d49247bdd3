import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { formatAgo, formatList } from '../../i18n/format.ts';
import { Spinner } from '../../ui/icons/Spinner.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import { StarIcon } from '../../ui/icons/sign-icons.tsx';
import './recents.css';

interface Props {
  readonly recent: RecentLobby;
  /** Where its host is, if its name alone does not tell; '' = it does. */
  readonly place: string;
  /** How long ago you were there, milliseconds. */
  readonly agoMs: number;
  /** Whether another player has taken over this lobby of yours, so that you return to it. */
  readonly isTaken: boolean;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  /** Why you did not get in; null = you did not try, or it is not known yet. */
  readonly problem: string | null;
  readonly onEnter: () => void;
  readonly onStar: (isStarred: boolean) => void;
  readonly onRemove: () => void;
}

/** A lobby that you have been in, with the button that leads back. */
export function RecentRow(props: Props): ReactNode {
  const { recent, place, agoMs, isTaken, isBusy, isDisabled, problem, ...actions } = props;
  const { t, i18n } = useTranslation('recents');
  const { kind, name, isStarred } = recent;
  const way = isTaken ? 'taken' : kind;
  return (
    <li className="recent-row">
      <div className="recent-text">
        <bdi className="recent-name" title={name}>
          {name}
        </bdi>
        {problem === null ? (
          <span className="recent-when">
            {formatList(
              [t(way, { when: formatAgo(agoMs, i18n.language) }), place].filter(Boolean),
              i18n.language,
              'comma',
            )}
          </span>
        ) : (
          <span className="recent-problem" role="alert">
            {problem}
          </span>
        )}
      </div>
      <button
        className="button button-secondary"
        type="button"
        data-size="small"
        aria-label={t(`againNamed.${way}`, { name })}
        aria-busy={isBusy}
        aria-disabled={isBusy}
        disabled={isDisabled && !isBusy}
        onClick={() => !isBusy && actions.onEnter()}
      >
        {isBusy && <Spinner isAlone />}
        <span className="button-labels">{t(`again.${way}`)}</span>
      </button>
      <IconButton
        label={t('keep', { name })}
        icon={<StarIcon isFilled={isStarred} />}
        isPressed={isStarred}
        onClick={() => actions.onStar(!isStarred)}
      />
      <IconButton label={t('remove', { name })} icon={<CloseIcon />} onClick={actions.onRemove} />
    </li>
  );
}
