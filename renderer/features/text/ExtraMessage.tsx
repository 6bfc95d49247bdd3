import type { ReactNode } from 'react';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { MessageHead, type OpenAuthor } from './MessageHead.tsx';
import type { TextExtra } from './text-extra.ts';

interface Props {
  readonly extra: TextExtra;
  readonly isFirst: boolean;
  /** Whether Tab reaches it. */
  readonly isTabStop: boolean;
  /** The author's colour; null = by their number. */
  readonly color: number | null;
  /** null = the author is not here. */
  readonly onOpenAuthor: OpenAuthor | null;
  readonly children: ReactNode;
}

/** Something between the messages that looks like one of them. Tab leads from it to what is in it. */
export function ExtraMessage({ extra, isFirst, isTabStop, color, onOpenAuthor, children }: Props): ReactNode {
  const { from: id, name } = extra;
  return (
    <div className="text-message" role="article" tabIndex={isTabStop ? 0 : -1} data-first={isFirst} data-state="sent">
      {isFirst && <Avatar hue={hueOf({ id, color })} name={name} />}
      <div className="text-message-body">
        <MessageHead message={extra} {...{ isFirst, isTabStop, onOpenAuthor }} />
        {children}
      </div>
    </div>
  );
}
