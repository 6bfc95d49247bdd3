import type { ReactNode } from 'react';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../../shared/units.ts';
import { normalReach, phasesWith } from '../words/heard-modes.ts';

interface Props {
  readonly rules: HearingRules;
}

const RADIUS = 22;
const CENTRE = 24;
/** The range whose ring fills the picture; rings of longer ranges are as large. */
const WIDEST_METRES = 150;
/** Where the curve is, and the loudness at its lower edge. */
const CURVE = { left: 58, right: 116, top: 6, bottom: 42, lowestDb: -48 };
const STEPS = 40;

/**
 * Draws rules so that sets can be compared: how far a whisper, a normal voice and a shout carry as rings, on one scale
 * for all pictures, and how loudness falls within the range of a normal voice. A full circle = everywhere.
 */
export function RulesPicture({ rules }: Props): ReactNode {
  const { strengths, minMetres, maxMetres, law } = rules;
  const hasRings = phasesWith(rules, 'nearby').length > 0;
  const full = law === 'curve' ? 0 : radiusOf(normalReach(rules) * minMetres);
  return (
    <svg className="rules-picture" viewBox="0 0 120 48" aria-hidden="true">
      {hasRings ? (
        <>
          <circle className="rules-ring-normal" cx={CENTRE} cy={CENTRE} r={radiusOf(normalReach(rules) * maxMetres)} />
          {(['whisper', 'shout'] as const)
            .filter((strength) => strengths[strength] > 0)
            .map((strength) => (
              <circle
                key={strength}
                className={`rules-ring-${strength}`}
                cx={CENTRE}
                cy={CENTRE}
                r={radiusOf(strengths[strength] * maxMetres)}
              />
            ))}
          <circle className="rules-ring-full" cx={CENTRE} cy={CENTRE} r={Math.max(2, full)} />
        </>
      ) : (
        <circle className="rules-ring-full" cx={CENTRE} cy={CENTRE} r={RADIUS} />
      )}
      <path className="rules-picture-axis" d={`M${CURVE.left} ${CURVE.top}V${CURVE.bottom}H${CURVE.right}`} />
      <path
        className="rules-picture-curve"
        d={hasRings ? curveOf(rules) : `M${CURVE.left} ${CURVE.top}H${CURVE.right}`}
      />
    </svg>
  );
}

/** The scale is logarithmic, or a room would be a dot beside a field. */
function radiusOf(metres: number): number {
  return Math.min(RADIUS, (RADIUS * Math.log1p(metres)) / Math.log1p(WIDEST_METRES));
}

function curveOf(rules: HearingRules): string {
  const reach = normalReach(rules);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const gainDb = gainToDb(distanceGain((step / STEPS) * reach * rules.maxMetres, rules, reach));
    const depth = Math.min(1, Math.max(0, gainDb / CURVE.lowestDb));
    const x = CURVE.left + (step / STEPS) * (CURVE.right - CURVE.left);
    return `${x.toFixed(1)} ${(CURVE.top + depth * (CURVE.bottom - CURVE.top)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
