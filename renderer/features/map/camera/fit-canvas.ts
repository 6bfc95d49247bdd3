import type { Viewport } from './camera.ts';

/**
 * Keeps a canvas at the screen's resolution, whatever its size, the page zoom or the monitor. Returns a function that
 * stops.
 */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  onResize: (viewport: Viewport) => void,
): () => void {
  const resizes = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width: widthPixels, height: heightPixels } = entry.contentRect;
    const device = entry.devicePixelContentBoxSize[0];
    canvas.width = Math.max(1, deviceLength(widthPixels, device?.inlineSize));
    canvas.height = Math.max(1, deviceLength(heightPixels, device?.blockSize));
    context.setTransform(
      canvas.width / Math.max(1, widthPixels),
      0,
      0,
      canvas.height / Math.max(1, heightPixels),
      0,
      0,
    );
    onResize({ widthPixels, heightPixels });
  });
  resizes.observe(canvas, { box: 'device-pixel-content-box' });
  return () => resizes.disconnect();
}

/** The browser knows how it rounds an edge between two pixels, but not that a screen is emulated. */
function deviceLength(pixels: number, measured: number | undefined): number {
  const computed = pixels * devicePixelRatio;
  return measured !== undefined && Math.abs(measured - computed) <= 1 ? measured : Math.round(computed);
}
