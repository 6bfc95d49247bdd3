import { invariant } from '../../../../shared/invariant.ts';
import { haloedText } from '../camera/canvas.ts';
import type { Palette } from '../palette.ts';

/** The kind of a text: a name, your own or the chosen player's name, or the distance of a ring. */
export type LabelStyle = 'name' | 'strong-name' | 'ring' | 'active-ring';

/** A text as a picture, with its size. */
export interface LabelSprite {
  readonly image: OffscreenCanvas;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const HEIGHT_PIXELS = 18;
/** How far the halo extends beyond the letters. */
const HALO_PIXELS = 3;
/** The names of a full lobby, each also as the chosen one. Beyond this, the cache is cleared. */
const MAX_SPRITES = 600;

/** Caches names as pictures: letters with a halo cost more than everything else on the map. */
export class LabelSprites {
  readonly #sprites = new Map<string, LabelSprite>();
  #palette: Palette | undefined;
  #scale = 1;

  /** `scale`: device pixels in a pixel. */
  get(text: string, style: LabelStyle, palette: Palette, scale: number): LabelSprite {
    if (palette !== this.#palette || scale !== this.#scale || this.#sprites.size > MAX_SPRITES) this.#sprites.clear();
    this.#palette = palette;
    this.#scale = scale;
    const key = `${style} ${text}`;
    const known = this.#sprites.get(key);
    if (known !== undefined) return known;
    const sprite = draw(text, style, palette, scale);
    this.#sprites.set(key, sprite);
    return sprite;
  }
}

const FONTS: Readonly<Record<LabelStyle, string>> = {
  name: '600 12px',
  'strong-name': '700 12px',
  ring: '500 11px',
  'active-ring': '700 11px',
};

function draw(text: string, style: LabelStyle, palette: Palette, scale: number): LabelSprite {
  const font = `${FONTS[style]} ${palette.font}`;
  const ink = style === 'ring' ? palette.inkSoft : style === 'active-ring' ? palette.accent : palette.ink;
  const image = new OffscreenCanvas(1, 1);
  const context = image.getContext('2d');
  invariant(context !== null, 'an offscreen canvas has a 2D context');
  context.font = font;
  const widthPixels = Math.ceil(context.measureText(text).width) + 2 * HALO_PIXELS;
  image.width = Math.ceil(widthPixels * scale);
  image.height = Math.ceil(HEIGHT_PIXELS * scale);
  context.scale(scale, scale);
  context.font = font;
  haloedText(context, text, { x: widthPixels / 2, y: HEIGHT_PIXELS / 2 }, palette.ground, ink);
  return { image, widthPixels, heightPixels: HEIGHT_PIXELS };
}
