import type { ScreenPoint } from '../camera/camera.ts';
import { circle, type PaintContext } from '../camera/canvas.ts';
import type { Palette } from '../palette.ts';

/** The appearance of a cluster. */
export interface ClusterLook {
  readonly at: ScreenPoint;
  readonly radiusPixels: number;
  readonly text: string;
  /** Share of its members who hear you, 0 to 1. */
  readonly hearerShare: number;
}

export function clusterRadiusPixels(memberCount: number): number {
  return Math.min(24, 7 + 3 * Math.log2(memberCount));
}

/** Paints the number of members, with an arc in your colour for the share of them who hear you. */
export function paintCluster(
  context: PaintContext,
  { at, radiusPixels, text, hearerShare }: ClusterLook,
  palette: Palette,
): void {
  circle(context, at.x, at.y, radiusPixels);
  context.fillStyle = palette.surface;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.inkSoft;
  context.stroke();
  if (hearerShare > 0) {
    context.beginPath();
    context.arc(at.x, at.y, radiusPixels, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * hearerShare);
    context.lineWidth = 3.5;
    context.strokeStyle = palette.accent;
    context.stroke();
  }
  context.font = `700 ${text.length > 2 ? 11 : 12}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.ink;
  context.fillText(text, at.x, at.y + 0.5);
}
