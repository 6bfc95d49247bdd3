import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JOURNEY_STAGES, type Journey, type JourneyStage } from '../../../shared/model/journey.ts';
import { known, type JourneyHistory } from './journey-history.ts';
import { paintLine } from './paint-history.ts';
import { usePlot } from './use-plot.ts';

interface Props {
  readonly journey: Journey;
  readonly history: JourneyHistory;
}

/** Lists the stages: what each is, how long it takes, and how that was over the last minute. */
export function JourneyTable({ journey, history }: Props): ReactNode {
  const { t } = useTranslation('journey');
  return (
    <table className="journey-table">
      <caption className="visually-hidden">{t('table')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('column.stage')}</th>
          <th scope="col">{t('column.time')}</th>
          <th scope="col">{t('column.history')}</th>
        </tr>
      </thead>
      <tbody>
        {JOURNEY_STAGES.map((stage, index) => {
          const milliseconds = journey[stage];
          return (
            <tr key={stage} data-known={milliseconds !== null}>
              <th scope="row">
                <span className="journey-number" data-stage={stage} aria-hidden="true">
                  {index + 1}
                </span>
                <span className="journey-stage">
                  {t(`stage.${stage}`)}
                  <span className="journey-explained">{t(`explain.${stage}`)}</span>
                </span>
              </th>
              <td className="journey-time">
                {milliseconds === null ? t('unknown') : t('totalKnown', { time: milliseconds })}
              </td>
              <td className="journey-history">
                <StagePlot stage={stage} values={history.of(stage)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function StagePlot({
  stage,
  values,
}: {
  readonly stage: JourneyStage;
  readonly values: readonly (number | null)[];
}): ReactNode {
  const { t } = useTranslation('journey');
  const canvas = usePlot((context, area, colors) => paintLine(context, area, values, colors.stages[stage]));
  const readings = known(values);
  const label =
    readings.length === 0
      ? t('stageHistoryEmpty')
      : t('stageHistory', { lowest: Math.min(...readings), highest: Math.max(...readings) });
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
