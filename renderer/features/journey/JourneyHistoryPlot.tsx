import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { highestTotalMs, type JourneyHistory } from './journey-history.ts';
import { paintScale, paintStack, scaleFor } from './paint-history.ts';
import { usePlot } from './use-plot.ts';

interface Props {
  readonly history: JourneyHistory;
  /** The plot is redrawn when this changes. */
  readonly readings: number;
}

/** Plots all stages over the last minute. */
export function JourneyHistoryPlot({ history, readings }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const canvas = usePlot((context, area, colors) => {
    const scale = scaleFor(highestTotalMs(history.readings));
    paintStack(context, area, history.readings, scale.topMs, colors);
    paintScale(context, area, scale, colors, (time) => t('totalKnown', { time }));
  });
  const range = history.range();
  return (
    <figure className="journey-plot" data-readings={readings}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={
          range === null ? t('historyEmpty') : t('historySpoken', { lowest: range.lowestMs, highest: range.highestMs })
        }
      />
      <figcaption aria-hidden="true">
        <span>{t('ago')}</span>
        <span>{t('now')}</span>
      </figcaption>
    </figure>
  );
}
