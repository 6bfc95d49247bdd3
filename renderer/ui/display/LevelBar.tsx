import { useEffect, useRef, type ReactNode } from 'react';
import { levelToFraction } from './level.ts';
import './level-bar.css';

interface Props {
  readonly label: string;
  /** Subscribes to levels in dBFS, many times a second: they go to the bar without passing React. */
  readonly subscribe: (listener: (levelDb: number) => void) => () => void;
  /** Whether the level goes nowhere, so that it must not look as if it did. */
  readonly isGrey?: boolean;
}

/** Falls more slowly than it rises, which is easier on the eye. */
const FALL_PER_READING = 0.06;

export function LevelBar({ label, subscribe, isGrey = false }: Props): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const cover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let fraction = 0;
    let shownPercent = 0;
    return subscribe((levelDb) => {
      fraction = Math.max(levelToFraction(levelDb), fraction - FALL_PER_READING);
      const percent = Math.round(100 * fraction);
      if (percent === shownPercent) return;
      shownPercent = percent;
      // A transform moves without painting, which costs less than a clip or a width.
      cover.current?.style.setProperty('transform', `scaleX(${1 - percent / 100})`);
      bar.current?.setAttribute('aria-valuenow', String(percent));
    });
  }, [subscribe]);
  return (
    <div
      className="level-bar"
      ref={bar}
      role="meter"
      data-grey={isGrey}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div className="level-bar-cover" ref={cover} />
    </div>
  );
}
