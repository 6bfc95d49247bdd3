import { DEFAULT_EAR_OUTPUT, OUTPUT_MODES, type EarOutput } from '../../../shared/model/sound/ear-output.ts';

export const [STEREO, BINAURAL, LEFT_EAR, RIGHT_EAR] = [
  OUTPUT_MODES.indexOf('stereo'),
  OUTPUT_MODES.indexOf('binaural'),
  OUTPUT_MODES.indexOf('left'),
  OUTPUT_MODES.indexOf('right'),
];

/** How each listener's ears get voices, by slot. Allocation-free after construction. */
export class OutputTable {
  /** Index in `OUTPUT_MODES`. */
  readonly modes: Uint8Array;
  /** From 0 = both ears the same to 1. */
  readonly widths: Float64Array;
  #binauralCount = 0;

  constructor(capacity: number) {
    this.modes = new Uint8Array(capacity + 1);
    this.widths = new Float64Array(capacity + 1);
    for (let slot = 0; slot <= capacity; slot++) this.clear(slot);
  }

  /** Whether anybody hears binaurally. */
  get hasBinaural(): boolean {
    return this.#binauralCount > 0;
  }

  set(slot: number, { mode, widthPercent }: EarOutput): void {
    if (this.modes[slot] === BINAURAL) this.#binauralCount--;
    this.modes[slot] = OUTPUT_MODES.indexOf(mode);
    if (this.modes[slot] === BINAURAL) this.#binauralCount++;
    this.widths[slot] = widthPercent / 100;
  }

  /** Forgets what a slot wanted. */
  clear(slot: number): void {
    this.set(slot, DEFAULT_EAR_OUTPUT);
  }
}
