import { invariant } from '../../../../shared/invariant.ts';
import { paintGround, type Ground } from './paint-ground.ts';

/** Caches the painted ground: its glow costs more than all players, and changes only when you move or zoom. */
export class MapBackground {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context: OffscreenCanvasRenderingContext2D;
  #painted: Ground | undefined;

  constructor() {
    const context = this.#canvas.getContext('2d', { alpha: false });
    invariant(context !== null, 'an offscreen canvas has a 2D context');
    this.#context = context;
  }

  /** Paints the ground on `context`, which is scaled to CSS pixels. */
  paint(context: CanvasRenderingContext2D, ground: Ground): void {
    const { width, height } = context.canvas;
    if (
      this.#canvas.width !== width ||
      this.#canvas.height !== height ||
      this.#painted === undefined ||
      !isSameGround(this.#painted, ground)
    ) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#context.setTransform(context.getTransform());
      paintGround(this.#context, ground);
      this.#painted = ground;
    }
    // Pixel for pixel: a scaled copy blurs, and leaves an edge when the size is fractional.
    context.save();
    context.resetTransform();
    context.drawImage(this.#canvas, 0, 0);
    context.restore();
  }
}

function isSameGround(a: Ground, b: Ground): boolean {
  const isSameCamera = isSameIn(a.camera, b.camera, ['centreXMetres', 'centreZMetres', 'pixelsPerMetre', 'upRadians']);
  const isSamePlace = a.ownPose?.xMetres === b.ownPose?.xMetres && a.ownPose?.zMetres === b.ownPose?.zMetres;
  return isSameCamera && isSamePlace && isSameIn(a, b, ['isOwnTalking', 'viewport', 'palette', 'rings', 'texts']);
}

function isSameIn<Thing>(a: Thing, b: Thing, fields: readonly (keyof Thing)[]): boolean {
  return fields.every((field) => a[field] === b[field]);
}
