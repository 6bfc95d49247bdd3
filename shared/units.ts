/** Converts between the units in which Earshot names its numbers. */

/** The level used for silence where a finite number of decibels is needed. */
export const SILENCE_DB = -120;

/** Linear amplitude gain -> decibels. Zero and below give `SILENCE_DB`. */
export function gainToDb(gainLinear: number): number {
  return gainLinear > 1e-6 ? 20 * Math.log10(gainLinear) : SILENCE_DB;
}

/** Decibels -> linear amplitude gain. `SILENCE_DB` and below give exactly 0. */
export function dbToGain(gainDb: number): number {
  return gainDb > SILENCE_DB ? 10 ** (gainDb / 20) : 0;
}

/** Mean power of samples (square of RMS, full scale 1) -> decibels relative to full scale. */
export function powerToDb(power: number): number {
  return power > 1e-12 ? 10 * Math.log10(power) : SILENCE_DB;
}

/** Degrees -> radians, with whole turns removed: between -2 pi and 2 pi. */
export function degreesToRadians(degrees: number): number {
  return ((degrees % 360) * Math.PI) / 180;
}
