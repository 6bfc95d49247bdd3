import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMilliseconds } from '../../../i18n/format.ts';
import { connectionGrade, isLossPoor } from '../../../link/quality/connection-grade.ts';
import { describeConnection, formatLoss } from '../connection-grade.ts';

interface Props {
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
}

const FILLED = { unknown: 0, good: 3, fair: 2, poor: 1 } as const;

/** Shows the connection as bars with its worse figure; the label has both. */
export function ConnectionBars({ roundTripMs, lossPercent }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const grade = connectionGrade(roundTripMs, lossPercent);
  const text = t('connection', { quality: describeConnection(roundTripMs, lossPercent, t, i18n.language) });
  return (
    <span className="connection" data-grade={grade} role="img" aria-label={text} data-tip={text}>
      <span className="connection-numbers">
        {lossPercent !== null && (isLossPoor(lossPercent) || roundTripMs === null)
          ? t('percent', { percent: formatLoss(Math.round(lossPercent), i18n.language) })
          : roundTripMs !== null && formatMilliseconds(roundTripMs, i18n.language)}
      </span>
      <span className="connection-bars">
        {[0, 1, 2].map((bar) => (
          <span key={bar} data-filled={bar < FILLED[grade]} />
        ))}
      </span>
    </span>
  );
}
