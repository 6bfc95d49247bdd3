import { invariant } from '../../../shared/invariant.ts';
import { haloedText } from './canvas.ts';
import type { Palette } from './palette.ts';

/** A name as a picture, with the room it takes. */
export interface LabelSprite {
  readonly image: OffscreenCanvas;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const HEIGHT_PIXELS = 18;
/** The halo reaches so far beyond the letters. */
const HALO_PIXELS = 3;
/** A full lobby's names, each also as one's chosen. Beyond, all are made anew. */
const MAX_SPRITES = 600;

/** Names, written once each: letters with a halo cost more than all else on the map. */
export class LabelSprites {
  readonly #sprites = new Map<string, LabelSprite>();
  #palette: Palette | undefined;
  #scale = 1;

  /** `scale`: device pixels in a pixel. */
  get(text: string, isStrong: boolean, palette: Palette, scale: number): LabelSprite {
    if (palette !== this.#palette || scale !== this.#scale || this.#sprites.size > MAX_SPRITES) this.#sprites.clear();
    this.#palette = palette;
    this.#scale = scale;
    const key = `${isStrong ? '!' : ' '}${text}`;
    const known = this.#sprites.get(key);
    if (known !== undefined) return known;
    const sprite = draw(text, `${isStrong ? 700 : 600} 12px ${palette.font}`, palette, scale);
    this.#sprites.set(key, sprite);
    return sprite;
  }
}

function draw(text: string, font: string, palette: Palette, scale: number): LabelSprite {
  const image = new OffscreenCanvas(1, 1);
  const context = image.getContext('2d');
  invariant(context !== null, 'an offscreen canvas has a 2D context');
  context.font = font;
  const widthPixels = Math.ceil(context.measureText(text).width) + 2 * HALO_PIXELS;
  image.width = Math.ceil(widthPixels * scale);
  image.height = Math.ceil(HEIGHT_PIXELS * scale);
  context.scale(scale, scale);
  context.font = font;
  haloedText(context, text, { x: widthPixels / 2, y: HEIGHT_PIXELS / 2 }, palette.ground, palette.ink);
  return { image, widthPixels, heightPixels: HEIGHT_PIXELS };
}
