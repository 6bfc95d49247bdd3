import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_STARRED_LOBBIES, type RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { areStarsFull, inShownOrder, placeOf } from './recent-lobbies.ts';
import type { RecentsController } from './recents-controller.ts';
import type { RecentsStore } from './recents-store.ts';
import { RecentRow } from './RecentRow.tsx';
import './recents.css';

/** Rows say in minutes when you were there. */
const REFRESH_MS = 30_000;

interface Props {
  readonly store: RecentsStore;
  readonly controller: RecentsController;
  readonly recents: readonly RecentLobby[];
  /** Milliseconds of the wall clock. */
  readonly nowMs: () => number;
  /** Whether the window hosts or joins a lobby. */
  readonly isStarting: boolean;
  /** Why the entry that you tried last did not lead into its lobby; null = it did, or you tried none. */
  readonly problem: string | null;
  /** Says what happened, with a way back. */
  readonly onToast: (text: string, onUndo: (() => void) | null) => void;
}

/** The lobbies that you joined or hosted. Rows keep their places while the list shows. */
export function RecentList({ store, controller, recents, nowMs, isStarting, problem, onToast }: Props): ReactNode {
  const { t } = useTranslation('recents');
  const titleId = useId();
  const { enteredId, isLooking, living } = useStore(store);
  const isEntering = isStarting || isLooking;
  useEffect(() => controller.look(), [controller]);
  const shown = useSteadyOrder(recents);
  const [shownAtMs, setShownAtMs] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setShownAtMs(nowMs()), REFRESH_MS);
    return () => clearInterval(timer);
  }, [nowMs]);
  const star = (id: string, isStarred: boolean): void => {
    if (isStarred && areStarsFull(recents)) onToast(t('keepsFull', { count: MAX_STARRED_LOBBIES }), null);
    else controller.setStar(id, isStarred);
  };
  return (
    <section className="start-list recents" aria-labelledby={titleId}>
      <header className="start-list-header">
        <h2 id={titleId}>{t('title')}</h2>
        {recents.some(({ isStarred }) => !isStarred) && (
          <Button variant="quiet" size="small" onClick={() => onToast(t('cleared'), controller.clear())}>
            {t('clear')}
          </Button>
        )}
      </header>
      {shown.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      <ul className="start-list-rows">
        {shown.map((recent) => (
          <RecentRow
            key={recent.id}
            recent={recent}
            place={placeOf(recent, recents)}
            agoMs={shownAtMs - recent.lastMs}
            isTaken={living[recent.id] !== undefined}
            isBusy={isEntering && enteredId === recent.id}
            isDisabled={isEntering}
            problem={enteredId === recent.id ? problem : null}
            onEnter={() => controller.enter(recent)}
            onStar={(isStarred) => star(recent.id, isStarred)}
            onRemove={() => onToast(t('removed', { name: recent.name }), controller.remove(recent.id))}
          />
        ))}
      </ul>
    </section>
  );
}

/** Returns the entries in the order in which they first showed: a star moves its row the next time only. */
function useSteadyOrder(recents: readonly RecentLobby[]): readonly RecentLobby[] {
  const [first] = useState(() => inShownOrder(recents).map(({ id }) => id));
  const rankOf = ({ id }: RecentLobby): number => {
    const rank = first.indexOf(id);
    return rank === -1 ? first.length : rank;
  };
  return [...recents].sort((a, b) => rankOf(a) - rankOf(b));
}
