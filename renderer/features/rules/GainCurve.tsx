import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { formatMetres } from '../../i18n/format.ts';

interface Props {
  readonly rules: HearingRules;
}

const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 6;
const RIGHT = 6;
const TOP = 10;
const BOTTOM = 22;
const STEPS = 96;

/** Plots loudness over distance for a whisper, a normal voice and a shout. */
export function GainCurve({ rules }: Props): ReactNode {
  const { t, i18n } = useTranslation('rules');
  const { strengths, maxMetres } = rules;
  const shown = (['shout', 'normal', 'whisper'] as const).filter(
    (strength) => strength === 'normal' || (rules.law !== 'flat' && strengths[strength] > 0),
  );
  const widestMetres = Math.max(...shown.map((strength) => reachOf(rules, strength))) * maxMetres * 1.04;
  const toX = (metres: number): number => LEFT + (metres / widestMetres) * (WIDTH - LEFT - RIGHT);
  return (
    <figure className="gain-curve">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('curve.picture', { full: rules.minMetres, end: maxMetres })}
      >
        <line className="gain-axis" x1={LEFT} y1={HEIGHT - BOTTOM} x2={WIDTH - RIGHT} y2={HEIGHT - BOTTOM} />
        {shown.map((strength) => (
          <path
            key={strength}
            className={`gain-line gain-line-${strength}`}
            d={pathOf(rules, reachOf(rules, strength), widestMetres, toX)}
          />
        ))}
        {rules.law !== 'flat' &&
          shown.map((strength) => (
            <text
              key={strength}
              className="gain-label"
              x={toX(reachOf(rules, strength) * maxMetres)}
              y={HEIGHT - 6}
              textAnchor={reachOf(rules, strength) * maxMetres > 0.85 * widestMetres ? 'end' : 'middle'}
            >
              {formatMetres(reachOf(rules, strength) * maxMetres, i18n.language)}
            </text>
          ))}
      </svg>
      <figcaption>
        {shown.toReversed().map((strength) => (
          <span key={strength} className={`gain-key gain-key-${strength}`}>
            {t(`curve.${strength}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function reachOf({ strengths }: HearingRules, strength: 'whisper' | 'normal' | 'shout'): number {
  return strengths[strength] > 0 ? strengths[strength] : 1;
}

/**
 * Returns the path of a curve. A voice that carries `reach` times as far is heard like a normal one at 1 / reach of the
 * distance.
 */
function pathOf(rules: HearingRules, reach: number, widestMetres: number, toX: (metres: number) => number): string {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const metres = (step / STEPS) * widestMetres;
    const gain = distanceGain(metres, rules, reach);
    return `${toX(metres).toFixed(1)} ${(TOP + (1 - gain) * (HEIGHT - TOP - BOTTOM)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
