import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/controls/Field.tsx';
import { formatDecibels } from '../../../words/decibels.ts';
import './threshold-slider.css';

interface Props {
  readonly thresholdDb: number;
  /** Returns the level at which it opens now, dBFS, which follows the noise; null = you set it here. */
  readonly readThresholdDb: (() => number | null) | null;
  readonly onChange: (thresholdDb: number) => void;
  /** Subscribes to levels in dBFS, many times a second: they go to the meter without passing React. */
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const LEAST_DB = -80;
const MOST_DB = -10;

/** Falls more slowly than it rises, which is easier on the eye. */
const FALL_PER_READING_DB = 4;

/**
 * A meter of your own level that is bright where others hear you, with a mark where voice activation opens. You move
 * the mark, unless it follows the noise.
 */
export function ThresholdSlider({ thresholdDb, readThresholdDb, onChange, subscribeToLevel }: Props): ReactNode {
  const { t, i18n } = useTranslation('voice');
  const { t: words } = useTranslation('common');
  const meter = <Meter {...{ thresholdDb, readThresholdDb, subscribeToLevel }} />;
  if (readThresholdDb !== null)
    return (
      <div className="threshold">
        <div className="threshold-scale">{meter}</div>
        <p className="field-note">{t('activation.automaticHint')}</p>
      </div>
    );
  const valueText = formatDecibels(thresholdDb, words, i18n.language);
  return (
    <div className="threshold">
      <Field label={t('activation.thresholdLabel')} hint={t('activation.threshold')}>
        {(control) => (
          <div className="threshold-scale">
            {meter}
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

function Meter({ thresholdDb, readThresholdDb, subscribeToLevel }: Omit<Props, 'onChange'>): ReactNode {
  const { t } = useTranslation('voice');
  const meter = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shownDb = LEAST_DB;
    return subscribeToLevel((levelDb) => {
      const opensAtDb = readThresholdDb?.() ?? thresholdDb;
      shownDb = Math.max(LEAST_DB, Math.min(MOST_DB, Math.max(levelDb, shownDb - FALL_PER_READING_DB)));
      const percent = Math.round(100 * shareOf(shownDb));
      meter.current?.style.setProperty('--level', `${percent}%`);
      meter.current?.setAttribute('aria-valuenow', String(percent));
      meter.current?.setAttribute('data-is-open', String(shownDb >= opensAtDb));
      mark.current?.style.setProperty('--share', String(shareOf(opensAtDb)));
    });
  }, [subscribeToLevel, readThresholdDb, thresholdDb]);
  return (
    <>
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
      {readThresholdDb !== null && (
        <div className="threshold-mark" ref={mark} style={{ '--share': shareOf(thresholdDb) } as CSSProperties} />
      )}
    </>
  );
}

/** Returns how far along the scale a level is: 0 = at its start, 1 = at its end. */
function shareOf(levelDb: number): number {
  return (levelDb - LEAST_DB) / (MOST_DB - LEAST_DB);
}
