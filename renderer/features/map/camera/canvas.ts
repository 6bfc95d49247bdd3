import type { ScreenPoint } from './camera.ts';

/** A context that paints on the page or off screen. */
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

/** Writes text around a point, with a halo that keeps it readable on any ground. */
export function haloedText(
  context: PaintContext,
  text: string,
  { x, y }: ScreenPoint,
  halo: string,
  ink: string,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}
