import { linkBytes } from './link-bytes.ts';

/**
 * How programs write their name and version. sample: as in Mumble's own sample, both only while the version is not 2;
 * ioquake3: the name when it links, the version in each frame; once: both when it links, and never again; tickless: as
 * the sample, but without counting its frames; versionless: without a version.
 */
export type LinkHabit = 'sample' | 'ioquake3' | 'once' | 'tickless' | 'versionless';

const NAME_AT = 44;
const NAME_BYTES = 1_024;
const POSITION_AT = 8;
const CAMERA_AT = 1_068;

/** A program that has linked the memory in `bytes`, in the layout of Linux. */
export class HabitualWriter {
  readonly #bytes: () => Buffer;
  readonly #name: string;
  readonly #habit: LinkHabit;

  constructor(bytes: () => Buffer, name: string, habit: LinkHabit) {
    this.#bytes = bytes;
    this.#name = name;
    this.#habit = habit;
    if (habit === 'ioquake3' || habit === 'once') this.#writeName();
    if (habit === 'once') bytes().writeUInt32LE(2, 0);
  }

  /** Writes a frame in which the player stands at `xMetres`. */
  write(xMetres: number): void {
    const bytes = this.#bytes();
    const isSample = this.#habit === 'sample' || this.#habit === 'tickless';
    if (isSample && bytes.readUInt32LE(0) !== 2) {
      this.#writeName();
      bytes.writeUInt32LE(2, 0);
    }
    if (this.#habit === 'ioquake3') bytes.writeUInt32LE(2, 0);
    for (const at of [POSITION_AT, CAMERA_AT])
      linkBytes({ position: [xMetres, 2, 3] }).copy(bytes, at, POSITION_AT, POSITION_AT + 36);
    if (this.#habit !== 'tickless') bytes.writeUInt32LE((bytes.readUInt32LE(4) + 1) >>> 0, 4);
  }

  #writeName(): void {
    linkBytes({ name: this.#name }).copy(this.#bytes(), NAME_AT, NAME_AT, NAME_AT + NAME_BYTES);
  }
}
