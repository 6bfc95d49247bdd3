import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/controls/Field.tsx';
import { formatDecibels } from '../../words/decibels.ts';
import './threshold-slider.css';

interface Props {
  readonly thresholdDb: number;
  readonly onChange: (thresholdDb: number) => void;
  /** Subscribes to levels in dBFS, many times a second: they go to the meter without passing React. */
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const LEAST_DB = -80;
const MOST_DB = -10;

/** Falls more slowly than it rises, which is easier on the eye. */
const FALL_PER_READING_DB = 4;

/**
 * Sets the level at which voice activation opens, on a meter of your own level that is bright where others hear you.
 */
export function ThresholdSlider({ thresholdDb, onChange, subscribeToLevel }: Props): ReactNode {
  const { t, i18n } = useTranslation('voice');
  const { t: words } = useTranslation('common');
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shownDb = LEAST_DB;
    return subscribeToLevel((levelDb) => {
      shownDb = Math.max(LEAST_DB, Math.min(MOST_DB, Math.max(levelDb, shownDb - FALL_PER_READING_DB)));
      const percent = Math.round(100 * fractionOf(shownDb));
      meter.current?.style.setProperty('--level', `${percent}%`);
      meter.current?.setAttribute('aria-valuenow', String(percent));
      meter.current?.setAttribute('data-is-open', String(shownDb >= thresholdDb));
    });
  }, [subscribeToLevel, thresholdDb]);
  const valueText = formatDecibels(thresholdDb, words, i18n.language);
  return (
    <div className="threshold" style={{ '--threshold': `${100 * fractionOf(thresholdDb)}%` } as CSSProperties}>
      <Field label={t('activation.thresholdLabel')} hint={t('activation.threshold')}>
        {(control) => (
          <div className="threshold-scale">
            <div
              ref={meter}
              className="threshold-meter"
              role="meter"
              aria-label={t('activation.level')}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={0}
            >
              <div className="threshold-level" />
            </div>
            <input
              {...control}
              className="threshold-input"
              type="range"
              min={LEAST_DB}
              max={MOST_DB}
              step={1}
              value={thresholdDb}
              aria-valuetext={valueText}
              onChange={(event) => onChange(Number(event.target.value))}
            />
          </div>
        )}
      </Field>
      <output className="threshold-value" aria-hidden="true">
        {valueText}
      </output>
    </div>
  );
}

function fractionOf(levelDb: number): number {
  return (levelDb - LEAST_DB) / (MOST_DB - LEAST_DB);
}
