import { useEffect, useId, useRef, useState, type FocusEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { WarningIcon } from '../../ui/icons/sign-icons.tsx';
import { holdKnocks, type ShownKnock } from './knocks/hold-knocks.ts';
import type { Knock } from './lobby-store.ts';

interface Props {
  /** Oldest first. */
  readonly knocks: readonly Knock[];
  /** By knock, the name that the name at the door looks like; '' = no name here, but it mixes alphabets. */
  readonly doubts: ReadonlyMap<number, string>;
  readonly onAnswer: (id: number, isWelcome: boolean) => void;
}

/** The knocks at your lobby, each with its answers. Announces the newest one, and leaves the focus where it is. */
export function KnockList({ knocks, doubts, onAnswer }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const { shown, hold, release } = useHeldKnocks(knocks);
  const newest = knocks.at(-1);
  const answer = ({ knock: { id }, isGone }: ShownKnock, isWelcome: boolean): void => {
    release(id);
    if (!isGone) onAnswer(id, isWelcome);
  };
  return (
    <>
      <LiveRegion message={newest === undefined ? '' : t(`knock.asks.${newest.source}`, { name: newest.name })} />
      {shown.length > 0 && (
        <ul className="knocks" onClickCapture={dropRepeatedClick} {...hold}>
          {shown.map((one) => (
            <li key={one.knock.id}>
              <KnockCard
                shown={one}
                double={doubts.get(one.knock.id)}
                onAnswer={(isWelcome) => answer(one, isWelcome)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function KnockCard({
  shown: { knock, isGone },
  double,
  onAnswer,
}: {
  readonly shown: ShownKnock;
  readonly double: string | undefined;
  readonly onAnswer: (isWelcome: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: tDoor } = useTranslation('door');
  // A dialog above the lobby has a second list.
  const textId = useId();
  const { name, source } = knock;
  return (
    <div className="knock" data-gone={isGone} role="group" aria-labelledby={textId}>
      <p id={textId}>{isGone ? t('knock.gone', { name }) : t(`knock.asks.${source}`, { name })}</p>
      {double !== undefined && !isGone && (
        <p className="knock-doubt">
          <WarningIcon size={16} />
          {double === '' ? tDoor('mixed') : tDoor('similar', { name: double })}
        </p>
      )}
      <div className="knock-answers">
        <Button variant="quiet" onClick={() => onAnswer(false)}>
          {t('knock.refuse')}
        </Button>
        <Button variant="primary" onClick={() => onAnswer(true)}>
          {t('knock.letIn')}
        </Button>
      </div>
    </div>
  );
}

/**
 * Keeps the knocks in their places while the pointer or the focus is among them: a stranger who withdraws a knock must
 * not move another one under your pointer. `release` lets a knock go that you have answered.
 */
function useHeldKnocks(knocks: readonly Knock[]) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<number>>(new Set());
  const last = useRef<readonly ShownKnock[]>([]);
  const shown = holdKnocks(isPointed || isFocused ? last.current : [], knocks, answered);
  useEffect(() => {
    last.current = shown;
  }, [shown]);
  return {
    shown,
    release(id: number) {
      setAnswered(new Set([...answered, id]));
      // Its buttons go without an event that the focus has left them.
      setFocused(false);
    },
    hold: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}

/** After an answer, the next knock moves up: the second click of a double click must not answer that one. */
function dropRepeatedClick(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}
