import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JOURNEY_STAGES, type Journey } from '../../../shared/model/journey.ts';
import { EarIcon, MicrophoneIcon } from '../../ui/icons/sound-icons.tsx';
import { isWhole, PLACE_OF, totalMs, type JourneyPlace } from './journey-stages.ts';

/** A stage shows its number if it takes at least this share of the whole. */
const NUMBERED_SHARE = 0.045;

const PLACES: readonly JourneyPlace[] = ['speaker', 'network', 'host', 'listener'];

/**
 * Shows the way from mouth to ear, each stage as wide as it is long. The table says the same to people who cannot see
 * it.
 */
export function JourneyPath({ journey }: { readonly journey: Journey }): ReactNode {
  const { t } = useTranslation('journey');
  const total = totalMs(journey);
  return (
    <div className="journey-path">
      <p className="journey-total">
        <span className="journey-total-label">{t('total')}</span>
        <strong>
          {total === 0
            ? t('unknown')
            : isWhole(journey)
              ? t('totalKnown', { time: total })
              : t('totalAtLeast', { time: total })}
        </strong>
      </p>
      <div className="journey-line" aria-hidden="true">
        <MicrophoneIcon size={18} />
        <div className="journey-bar">
          {JOURNEY_STAGES.map((stage, index) => {
            const milliseconds = journey[stage] ?? 0;
            if (milliseconds === 0) return null;
            return (
              <span key={stage} className="journey-segment" data-stage={stage} style={{ flexGrow: milliseconds }}>
                {milliseconds >= NUMBERED_SHARE * total ? index + 1 : ''}
              </span>
            );
          })}
        </div>
        <EarIcon />
      </div>
      <ul className="journey-places" aria-hidden="true">
        {PLACES.map((place) => (
          <li key={place}>
            {JOURNEY_STAGES.filter((stage) => PLACE_OF[stage] === place).map((stage) => (
              <span key={stage} className="journey-swatch" data-stage={stage} />
            ))}
            {t(`place.${place}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
