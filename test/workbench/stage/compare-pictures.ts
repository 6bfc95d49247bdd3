/** Blocks whose average colours are compared, in pixels of the picture. */
const BLOCK_PIXELS = 4;
/** Averages of a block may differ by this much of 255: compression alone changes them by up to 32. */
const MAX_BLOCK_DIFFERENCE = 40;
/** Blocks whose averages are committed: small enough to show a button, too large to show how edges are drawn. */
const COMMITTED_BLOCK_PIXELS = 16;
/** Quality of a committed picture, 0 to 1. */
const WEBP_QUALITY = 0.6;

export interface PictureDifference {
  /** Largest difference of a block's average, of 255. */
  readonly largest: number;
  /** Number of blocks that differ too much. */
  readonly blocks: number;
  /** The actual picture with those blocks in red, as a data URL; null = none differ. */
  readonly marked: string | null;
}

/** Compares two pictures, given as data URLs. Pictures of different sizes differ everywhere outside the smaller one. */
export async function comparePictures(expectedUrl: string, actualUrl: string): Promise<PictureDifference> {
  const [expected, actual] = await Promise.all([readPicture(expectedUrl), readPicture(actualUrl)]);
  const canvas = new OffscreenCanvas(Math.max(expected.width, actual.width), Math.max(expected.height, actual.height));
  const context = canvas.getContext('2d')!;
  context.putImageData(actual, 0, 0);
  context.fillStyle = 'rgb(255 0 0 / 0.5)';
  let largest = 0;
  let blocks = 0;
  for (let y = 0; y < canvas.height; y += BLOCK_PIXELS) {
    for (let x = 0; x < canvas.width; x += BLOCK_PIXELS) {
      const difference = differenceAt(expected, actual, x, y);
      largest = Math.max(largest, difference);
      if (difference <= MAX_BLOCK_DIFFERENCE) continue;
      blocks += 1;
      context.fillRect(x, y, BLOCK_PIXELS, BLOCK_PIXELS);
    }
  }
  return { largest, blocks, marked: blocks === 0 ? null : await toUrl(canvas, 'image/png') };
}

/** Returns the averages of the blocks of a picture, row by row, three bytes each, in base64. */
export async function averagesOf(url: string): Promise<string> {
  const picture = await readPicture(url);
  let bytes = '';
  for (let y = 0; y < picture.height; y += COMMITTED_BLOCK_PIXELS) {
    for (let x = 0; x < picture.width; x += COMMITTED_BLOCK_PIXELS) {
      const average = averageAt(picture, x, y, COMMITTED_BLOCK_PIXELS);
      bytes += String.fromCharCode(...average.map((value) => Math.round(value)));
    }
  }
  return btoa(bytes);
}

/** Returns a picture as it is committed, as a data URL. */
export async function compressPicture(url: string): Promise<string> {
  const picture = await readPicture(url);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')!.putImageData(picture, 0, 0);
  return toUrl(canvas, 'image/webp');
}

/** Largest difference between the averages of a block, over the colour channels; 255 outside of one of the pictures. */
function differenceAt(expected: ImageData, actual: ImageData, x: number, y: number): number {
  if (x >= Math.min(expected.width, actual.width) || y >= Math.min(expected.height, actual.height)) return 255;
  const [before, after] = [averageAt(expected, x, y, BLOCK_PIXELS), averageAt(actual, x, y, BLOCK_PIXELS)];
  return Math.max(...before.map((value, channel) => Math.abs(value - (after[channel] ?? 0))));
}

function averageAt(
  { data, width, height }: ImageData,
  left: number,
  top: number,
  blockPixels: number,
): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  const right = Math.min(width, left + blockPixels);
  const bottom = Math.min(height, top + blockPixels);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = 4 * (y * width + x);
      sums[0] += data[at] ?? 0;
      sums[1] += data[at + 1] ?? 0;
      sums[2] += data[at + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}

async function readPicture(url: string): Promise<ImageData> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

async function toUrl(canvas: OffscreenCanvas, type: string): Promise<string> {
  const blob = await canvas.convertToBlob({ type, quality: WEBP_QUALITY });
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.readAsDataURL(blob);
  });
}
