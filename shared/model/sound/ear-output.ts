import * as v from 'valibot';

/**
 * How a listener's ears get voices. stereo: voices come from the left or right. binaural: each ear hears a voice as a
 * measured head shapes it for the direction it comes from, later at the far ear too, so that headphones tell front,
 * back, above and below apart. mono: both ears hear the same. left, right: that ear hears everything, the other
 * nothing.
 */
export const OUTPUT_MODES = ['stereo', 'binaural', 'mono', 'left', 'right'] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];

/** A listener's choice of output. It never changes how loud a voice is, which the distance gain sets. */
export interface EarOutput {
  readonly mode: OutputMode;
  /** How far to the side voices go in stereo: 100 = as far as they come from, 0 = both ears the same. */
  readonly widthPercent: number;
}

export const DEFAULT_EAR_OUTPUT: EarOutput = { mode: 'stereo', widthPercent: 100 };

export const outputModeSchema = v.picklist(OUTPUT_MODES);
export const widthPercentSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(100));
