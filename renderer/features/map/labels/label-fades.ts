import type { LabelSide, PlacedLabel } from './place-labels.ts';

/** A name as shown in this picture. */
export interface ShownLabel {
  readonly id: number;
  /** Opacity, 0 to 1. */
  readonly opacity: number;
  /** Offset of its centre from its dot. */
  readonly dx: number;
  readonly dy: number;
}

interface Fade {
  side: LabelSide;
  opacity: number;
  dx: number;
  dy: number;
  isWanted: boolean;
}

const FADE_SECONDS = 0.18;

/** Fades names in and out, and remembers where each stood. */
export class LabelFades {
  readonly #fades = new Map<number, Fade>();

  sideOf(id: number): LabelSide | undefined {
    return this.#fades.get(id)?.side;
  }

  /** Whether a name is still fading. */
  get isMoving(): boolean {
    for (const { isWanted, opacity } of this.#fades.values()) if (isWanted ? opacity < 1 : opacity > 0) return true;
    return false;
  }

  /**
   * Updates the fades with the names placed now. `dotOf` returns the position of a dot, undefined when it has left the
   * map. Infinite `elapsedSeconds` shows and hides at once.
   */
  update(
    placed: readonly PlacedLabel[],
    dotOf: (id: number) => { readonly x: number; readonly y: number } | undefined,
    elapsedSeconds: number,
  ): readonly ShownLabel[] {
    for (const fade of this.#fades.values()) fade.isWanted = false;
    for (const { id, side, x, y } of placed) {
      const dot = dotOf(id);
      if (dot === undefined) continue;
      this.#fades.set(id, {
        side,
        opacity: this.#fades.get(id)?.opacity ?? 0,
        dx: x - dot.x,
        dy: y - dot.y,
        isWanted: true,
      });
    }
    const step = elapsedSeconds / FADE_SECONDS;
    const shown: ShownLabel[] = [];
    for (const [id, fade] of this.#fades) {
      fade.opacity = fade.isWanted ? Math.min(1, fade.opacity + step) : fade.opacity - step;
      if (fade.opacity <= 0 || dotOf(id) === undefined) this.#fades.delete(id);
      else shown.push({ id, opacity: fade.opacity, dx: fade.dx, dy: fade.dy });
    }
    return shown;
  }
}
