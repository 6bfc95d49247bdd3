/** What paints on the page, or beside it. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Begins a path that is a circle. */
export function circle(context: PaintContext, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
}

/** A resolved CSS colour with its opacity changed. */
export function withAlpha(color: string, alpha: number): string {
  return `rgb(from ${color} r g b / ${alpha})`;
}
