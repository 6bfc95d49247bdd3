import type { Participant } from '../../../shared/model/participant.ts';
import type { PictureSource } from '../../link/pictures/pictures.ts';

/** Returns a participant's picture; undefined = there is none, or it must not show. */
export type MapPictureOf = (participant: Participant) => PictureSource | undefined;

/** The pictures that the map paints. Each is asked for when it is painted for the first time. */
export class MapPictures {
  readonly #stops = new Map<PictureSource, () => void>();
  readonly #pictureOf: MapPictureOf;
  readonly #onChange: () => void;

  constructor(pictureOf: MapPictureOf, onChange: () => void) {
    this.#pictureOf = pictureOf;
    this.#onChange = onChange;
  }

  /** Returns a participant's picture as a circle; null = none, or not yet. */
  readonly discOf = (participant: Participant): CanvasImageSource | null => {
    const source = this.#pictureOf(participant);
    if (source === undefined) return null;
    if (!this.#stops.has(source)) this.#stops.set(source, source.subscribe(this.#onChange));
    return source.current()?.disc ?? null;
  };

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
