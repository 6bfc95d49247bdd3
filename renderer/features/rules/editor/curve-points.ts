import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';

type Curve = HearingRules['curve'];

/** The most points that a lobby accepts. */
const MAX_POINTS = 32;

/** Writes the points as text to read and edit: "0 m 100 %, 10 m 50 %". */
export function formatCurve(curve: Curve): string {
  return curve.map(([metres, gain]) => `${trim(metres)} m ${trim(100 * gain)} %`).join(', ');
}

/** Parses typed text into points; undefined if it is malformed. Units are optional, commas separate points. */
export function parseCurve(text: string): Curve | undefined {
  const points: [number, number][] = [];
  for (const part of text.split(/[,;]/).filter((piece) => piece.trim() !== '')) {
    const [, metres, percent] = /^\s*(\d+(?:\.\d+)?)\s*m?[\s:]+(\d+(?:\.\d+)?)\s*%?\s*$/.exec(part) ?? [];
    if (metres === undefined || percent === undefined || Number(percent) > 100) return undefined;
    points.push([Number(metres), Number(percent) / 100]);
  }
  return points.length >= 2 && points.length <= MAX_POINTS ? points : undefined;
}

/** Scales the curve to another distance. */
export function stretchCurve(curve: Curve, maxMetres: number): Curve {
  const before = curve.at(-1)?.[0] ?? 0;
  if (before <= 0)
    return [
      [0, 1],
      [maxMetres, 0],
    ];
  return curve.map(
    ([metres, gain], index) => [index === curve.length - 1 ? maxMetres : (metres * maxMetres) / before, gain] as const,
  );
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100);
}
