import type { ReactNode } from 'react';
import { formatMilliseconds } from '../../ui/format-milliseconds.ts';
import { connectionGrade, describeConnection } from './connection-grade.ts';

interface Props {
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
}

const FILLED = { unknown: 0, good: 3, fair: 2, poor: 1 } as const;

/** Round trip and loss: bars, the round trip in numbers, and all of it on hovering. */
export function ConnectionBars({ roundTripMs, lossPercent }: Props): ReactNode {
  const grade = connectionGrade(roundTripMs, lossPercent);
  const text = `Connection: ${describeConnection(roundTripMs, lossPercent)}`;
  const isLossWorthSaying = lossPercent !== null && lossPercent >= 1;
  return (
    <span className="connection" data-grade={grade} role="img" aria-label={text} title={text}>
      <span className="connection-numbers">
        <span>{roundTripMs === null ? '' : formatMilliseconds(roundTripMs)}</span>
        {isLossWorthSaying && <span className="connection-loss">{Math.round(lossPercent)} % lost</span>}
      </span>
      <span className="connection-bars">
        {[0, 1, 2].map((bar) => <span key={bar} data-filled={bar < FILLED[grade]} />)}
      </span>
    </span>
  );
}
