import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../i18n/format.ts';
import type { TextExtra } from './text-extra.ts';
import type { ShownText } from './text-store.ts';

/** Shows the card of an author who is here. */
export type OpenAuthor = (message: TextExtra, anchor: Element) => void;

interface Props {
  readonly message: TextExtra;
  /** Who reads it; not given = everyone in the lobby. */
  readonly to?: ShownText['to'];
  readonly isOwn?: boolean;
  /** Below a first message only screen readers get the head. */
  readonly isFirst: boolean;
  /** Whether Tab reaches it. */
  readonly isTabStop: boolean;
  /** null = the author is not here. */
  readonly onOpenAuthor: OpenAuthor | null;
}

/** Author, audience and time of a message. */
export function MessageHead({ message, to, isOwn = false, isFirst, isTabStop, onOpenAuthor }: Props): ReactNode {
  const { name, atMs } = message;
  const { t, i18n } = useTranslation('text');
  const { t: people } = useTranslation('people');
  return (
    <p className={isFirst ? 'text-message-head' : 'visually-hidden'}>
      {isFirst && onOpenAuthor !== null ? (
        <button
          className="text-message-name text-message-author"
          type="button"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={people('about', { name })}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => onOpenAuthor(message, currentTarget)}
        >
          <bdi>{name}</bdi>
        </button>
      ) : (
        <bdi className="text-message-name">{name}</bdi>
      )}
      {to !== undefined && to.kind !== 'lobby' && (
        <span className="text-message-audience">
          {to.kind === 'direct' ? t(isOwn ? 'to.directFromYou' : 'to.direct', { name: to.name }) : t(`to.${to.kind}`)}
        </span>
      )}
      <time dateTime={new Date(atMs).toISOString()}>{formatClock(atMs, i18n.language)}</time>
    </p>
  );
}
