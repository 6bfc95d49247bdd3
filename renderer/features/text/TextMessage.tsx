import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reaction } from '../../../shared/model/text/text-message.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { MoreIcon } from '../../ui/icons/action-icons.tsx';
import { MessageHead, type OpenAuthor } from './MessageHead.tsx';
import { MessageText } from './MessageText.tsx';
import type { ShownText } from './text-store.ts';

/** What can be done with a message. */
export interface MessageActions {
  readonly onOpenMenu: (message: ShownText, anchor: Element) => void;
  /** Shows the card of the author. */
  readonly onOpenAuthor: OpenAuthor;
  readonly onReact: (message: ShownText, emoji: Reaction) => void;
  readonly onRetry: (key: string) => void;
  readonly onDiscard: (key: string) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

interface Props {
  readonly message: ShownText;
  readonly isFirst: boolean;
  /** Whether you can react to it: the host that has the lobby knows it. */
  readonly canReact: boolean;
  /** Whether the author is in the lobby, and so has a card. */
  readonly isAuthorHere: boolean;
  /** Whether Tab reaches it. */
  readonly isTabStop: boolean;
  /** The author's colour; null = by their number. */
  readonly color: number | null;
  readonly names: readonly string[];
  readonly ownName: string;
  readonly actions: MessageActions;
}

/** One message of the list. Its menu opens by its button, a right click, or Enter. */
export const TextMessage = memo(function TextMessage(props: Props): ReactNode {
  const { message, isFirst, isAuthorHere, isTabStop, color, names, ownName, actions } = props;
  const { t } = useTranslation('text');
  const { from: id, name, text, isDeleted, isEdited, state } = message;
  return (
    <div
      className="text-message"
      role="article"
      tabIndex={isTabStop ? 0 : -1}
      data-first={isFirst}
      data-state={state}
      onContextMenu={(event) => {
        if (isDeleted || state !== 'sent') return;
        event.preventDefault();
        actions.onOpenMenu(message, event.currentTarget);
      }}
    >
      {isFirst && <Avatar hue={hueOf({ id, color })} name={name} />}
      <div className="text-message-body">
        <MessageHead
          {...{ message, to: message.to, isOwn: message.isOwn, isFirst, isTabStop }}
          onOpenAuthor={isAuthorHere ? actions.onOpenAuthor : null}
        />
        {isDeleted ? (
          <p className="text-message-note">{t('deleted')}</p>
        ) : (
          <p className="text-message-text" dir="auto">
            <MessageText {...{ text, names, ownName }} onCopy={actions.onCopy} />
            {isEdited && <span className="text-message-note"> {t('edited')}</span>}
          </p>
        )}
        <Reactions {...props} />
        {state !== 'sent' && <Unsent message={message} actions={actions} />}
      </div>
      {!isDeleted && state === 'sent' && (
        <button
          className="text-message-more"
          type="button"
          tabIndex={-1}
          aria-label={t('options', { name })}
          data-tip={t('optionsTip')}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => actions.onOpenMenu(message, currentTarget)}
        >
          <MoreIcon />
        </button>
      )}
    </div>
  );
});

function Reactions({ message, canReact, actions }: Props): ReactNode {
  const { t } = useTranslation('text');
  if (message.reactions.length === 0) return null;
  return (
    <div className="text-reactions">
      {message.reactions.map(([emoji, count]) => (
        <button
          key={emoji}
          className="text-reaction"
          type="button"
          tabIndex={-1}
          aria-pressed={message.mine.includes(emoji)}
          aria-label={t('reaction', { emoji, count })}
          disabled={!canReact}
          onClick={() => actions.onReact(message, emoji)}
        >
          <span aria-hidden="true">{emoji}</span> {count}
        </button>
      ))}
    </div>
  );
}

function Unsent({ message, actions }: Pick<Props, 'message' | 'actions'>): ReactNode {
  const { t } = useTranslation('text');
  const { key, state, refusal } = message;
  if (state === 'sending') return <p className="text-message-note">{t('sending')}</p>;
  return (
    <div className="text-message-failed">
      <p>{t(`refused.${refusal ?? 'text-refused'}`)}</p>
      <Button size="small" onClick={() => actions.onRetry(key)}>
        {t('retry')}
      </Button>
      <Button size="small" variant="quiet" onClick={() => actions.onDiscard(key)}>
        {t('discard')}
      </Button>
    </div>
  );
}
