import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceStrength } from '../../../../shared/model/presence.ts';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../../shared/units.ts';
import { formatList, formatMetres, formatNumber } from '../../../i18n/format.ts';
import { axisTicks } from './axis-ticks.ts';
import './editor.css';

interface Props {
  readonly rules: HearingRules;
  /** The strength whose range is marked. */
  readonly ownStrength: VoiceStrength;
  /** What is to be known about the plot; null = nothing. */
  readonly note?: string | null;
}

const [WIDTH, HEIGHT] = [360, 204];
const PLOT = { left: 40, right: 348, top: 22, bottom: 176 };
/** Less is silence. */
const LOWEST_DB = -60;
const GRID_DB = [0, -12, -24, -36, -48, -60];
const MOST_TICKS = 5;
const STEPS = 120;
/** The shares of the range at which the text alternative says how loud a voice is. */
const TOLD_SHARES = [0, 0.25, 0.5, 0.75, 0.99];

/** Plots loudness over distance for a whisper, a normal voice and a shout, and marks how far you are heard. */
export function GainCurve({ rules, ownStrength, note = null }: Props): ReactNode {
  const { t, i18n } = useTranslation('rules');
  const strengths = shownStrengths(rules);
  const own = strengths.includes(ownStrength) ? ownStrength : 'normal';
  const isFlat = rules.law === 'flat';
  const widestMetres = 1.04 * Math.max(...strengths.map((strength) => rangeMetres(rules, strength)));
  const toX = (metres: number): number => PLOT.left + (metres / widestMetres) * (PLOT.right - PLOT.left);
  return (
    <figure className="gain-curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(rules, t, i18n.language)}>
        <Axes widestMetres={widestMetres} toX={toX} />
        {!isFlat && (
          <path className="gain-own" d={`M${toX(rangeMetres(rules, own)).toFixed(1)} ${PLOT.top}V${PLOT.bottom}`} />
        )}
        {strengths.map((strength) => (
          <path
            key={strength}
            className={`gain-line gain-line-${strength}`}
            d={pathOf(rules, reachOf(rules, strength), widestMetres, toX)}
          />
        ))}
      </svg>
      <figcaption>
        {strengths.toReversed().map((strength) => (
          <span key={strength} className={`gain-key gain-key-${strength}`}>
            {t(`curve.${strength}`)}
          </span>
        ))}
        {!isFlat && (
          <span className="gain-key gain-key-own">{t('curve.own', { distance: rangeMetres(rules, own) })}</span>
        )}
        {note !== null && <span>{note}</span>}
      </figcaption>
    </figure>
  );
}

function Axes({
  widestMetres,
  toX,
}: {
  readonly widestMetres: number;
  readonly toX: (metres: number) => number;
}): ReactNode {
  const { t, i18n } = useTranslation('rules');
  return (
    <>
      {GRID_DB.map((db) => (
        <g key={db}>
          <line className="gain-grid" x1={PLOT.left} x2={PLOT.right} y1={toY(db)} y2={toY(db)} />
          <text className="gain-label" x={PLOT.left - 6} y={toY(db) + 4} textAnchor="end">
            {formatNumber(db, i18n.language)}
          </text>
        </g>
      ))}
      {axisTicks(widestMetres, MOST_TICKS).map((metres) => (
        <g key={metres}>
          <line className="gain-grid" x1={toX(metres)} x2={toX(metres)} y1={PLOT.top} y2={PLOT.bottom} />
          <text className="gain-label" x={toX(metres)} y={PLOT.bottom + 18} textAnchor="middle">
            {formatMetres(metres, i18n.language)}
          </text>
        </g>
      ))}
      <text className="gain-label" x={PLOT.left} y={12} textAnchor="start">
        {t('editor.decibels')}
      </text>
    </>
  );
}

/** Those that the rules allow; without attenuation, all are heard alike. */
function shownStrengths(rules: HearingRules): readonly VoiceStrength[] {
  return (['shout', 'normal', 'whisper'] as const).filter(
    (strength) => strength === 'normal' || (rules.law !== 'flat' && rules.strengths[strength] > 0),
  );
}

function reachOf({ strengths }: HearingRules, strength: VoiceStrength): number {
  return strengths[strength] > 0 ? strengths[strength] : 1;
}

function rangeMetres(rules: HearingRules, strength: VoiceStrength): number {
  return reachOf(rules, strength) * rules.maxMetres;
}

function toY(db: number): number {
  return PLOT.top + (Math.max(db, LOWEST_DB) / LOWEST_DB) * (PLOT.bottom - PLOT.top);
}

/**
 * Returns the path of a curve. A voice that carries `reach` times as far is heard like a normal one at 1 / reach of the
 * distance.
 */
function pathOf(rules: HearingRules, reach: number, widestMetres: number, toX: (metres: number) => number): string {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const metres = (step / STEPS) * widestMetres;
    return `${toX(metres).toFixed(1)} ${toY(gainToDb(distanceGain(metres, rules, reach))).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** Says in words what the plot shows of a normal voice. */
function describe(rules: HearingRules, t: ReturnType<typeof useTranslation<'rules'>>['t'], language: string): string {
  if (rules.law === 'flat') return t('curve.pictureFlat');
  const reach = reachOf(rules, 'normal');
  const end = reach * rules.maxMetres;
  const points = TOLD_SHARES.map((share) => {
    const decibels = gainToDb(distanceGain(share * end, rules, reach));
    return t('curve.point', { distance: share * end, decibels: Math.round(Math.max(decibels, LOWEST_DB)) });
  });
  return t('curve.picture', { points: formatList(points, language, 'comma'), end });
}
