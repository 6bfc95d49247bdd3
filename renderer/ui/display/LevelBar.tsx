import { useEffect, useRef, type ReactNode } from 'react';
import { levelToFraction } from './level.ts';
import './level-bar.css';

interface Props {
  readonly label: string;
  /** Subscribes to levels in dBFS, many times a second: they go to the bar without passing React. */
  readonly subscribe: (listener: (levelDb: number) => void) => () => void;
}

/** Falls more slowly than it rises, which is easier on the eye. */
const FALL_PER_READING = 0.06;

export function LevelBar({ label, subscribe }: Props): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = 0;
    return subscribe((levelDb) => {
      shown = Math.max(levelToFraction(levelDb), shown - FALL_PER_READING);
      fill.current?.style.setProperty('clip-path', `inset(0 ${(100 * (1 - shown)).toFixed(1)}% 0 0 round 5px)`);
      bar.current?.setAttribute('aria-valuenow', String(Math.round(100 * shown)));
    });
  }, [subscribe]);
  return (
    <div
      className="level-bar"
      ref={bar}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <div className="level-bar-fill" ref={fill} />
    </div>
  );
}
