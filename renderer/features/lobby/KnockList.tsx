import { useId, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import type { Knock } from './lobby-store.ts';

interface Props {
  /** Oldest first. */
  readonly knocks: readonly Knock[];
  readonly onAnswer: (id: number, isWelcome: boolean) => void;
}

/** The knocks at your lobby, each with its answers. Announces the newest one, and leaves the focus where it is. */
export function KnockList({ knocks, onAnswer }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  // A dialog above the lobby has a second list.
  const listId = useId();
  const newest = knocks.at(-1);
  return (
    <>
      <LiveRegion message={newest === undefined ? '' : t(`knock.asks.${newest.source}`, { name: newest.name })} />
      {knocks.length > 0 && (
        <ul className="knocks" onClickCapture={dropRepeatedClick}>
          {knocks.map(({ id, name, source }) => (
            <li key={id}>
              <div className="knock" role="group" aria-labelledby={`${listId}${id}`}>
                <p id={`${listId}${id}`}>{t(`knock.asks.${source}`, { name })}</p>
                <div className="knock-answers">
                  <Button variant="quiet" onClick={() => onAnswer(id, false)}>
                    {t('knock.refuse')}
                  </Button>
                  <Button variant="primary" onClick={() => onAnswer(id, true)}>
                    {t('knock.letIn')}
                  </Button>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** After an answer, the next knock moves up: the second click of a double click must not answer that one. */
function dropRepeatedClick(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}
