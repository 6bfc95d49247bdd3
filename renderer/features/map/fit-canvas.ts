import type { Viewport } from './camera.ts';

/** Keeps a canvas as fine as the screen, whatever its size, the page's zoom or the monitor. The returned function stops that. */
export function fitCanvas(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, onResize: (viewport: Viewport) => void): () => void {
  const resizes = new ResizeObserver(([entry]) => {
    const device = entry?.devicePixelContentBoxSize[0];
    if (entry === undefined || device === undefined) return;
    const { width: widthPixels, height: heightPixels } = entry.contentRect;
    canvas.width = Math.max(1, device.inlineSize);
    canvas.height = Math.max(1, device.blockSize);
    context.setTransform(canvas.width / Math.max(1, widthPixels), 0, 0, canvas.height / Math.max(1, heightPixels), 0, 0);
    onResize({ widthPixels, heightPixels });
  });
  resizes.observe(canvas, { box: 'device-pixel-content-box' });
  return () => resizes.disconnect();
}
