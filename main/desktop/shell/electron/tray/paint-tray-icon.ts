import type { TrayIconState } from './tray-menu.ts';

type Color = readonly [blue: number, green: number, red: number];

const GREEN: Color = [105, 199, 58];
const RED: Color = [48, 59, 224];
const WHITE: Color = [255, 255, 255];

/**
 * The mark is a dot in the lower right corner, with a light edge so that it shows on every panel; when deafened, it is
 * larger and has a bar.
 */
const MARKS: Readonly<
  Record<TrayIconState, { readonly color: Color; readonly radius: number; readonly hasBar: boolean } | null>
> = {
  idle: null,
  'in-lobby': { color: GREEN, radius: 0.22, hasBar: false },
  muted: { color: RED, radius: 0.22, hasBar: false },
  deafened: { color: RED, radius: 0.3, hasBar: true },
};

/**
 * Paints the app's icon with the mark of a state. `bitmap` is `sizePixels` x `sizePixels`, 4 bytes each: blue, green,
 * red, opacity, as in Electron's images. Returns a new bitmap.
 */
export function paintTrayIcon(bitmap: Uint8Array, sizePixels: number, state: TrayIconState): Uint8Array {
  const painted = Uint8Array.from(bitmap);
  const mark = MARKS[state];
  if (mark === null) return painted;
  const radius = mark.radius * sizePixels;
  const center = sizePixels - radius - 0.5;
  for (let y = 0; y < sizePixels; y++) {
    for (let x = 0; x < sizePixels; x++) {
      const distance = Math.hypot(x + 0.5 - center, y + 0.5 - center);
      if (distance > radius + 1) continue;
      const isBar =
        mark.hasBar && Math.abs(y + 0.5 - center) < radius * 0.28 && Math.abs(x + 0.5 - center) < radius * 0.62;
      paintPixel(painted, (y * sizePixels + x) * 4, distance > radius || isBar ? WHITE : mark.color);
    }
  }
  return painted;
}

function paintPixel(bitmap: Uint8Array, offset: number, [blue, green, red]: Color): void {
  bitmap.set([blue, green, red, 255], offset);
}
