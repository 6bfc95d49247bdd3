import type { Pose } from '../../../shared/model/pose.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { gridSpacingMetres, toGround, toScreen, type Camera, type Viewport } from './camera.ts';
import { circle, withAlpha, type PaintContext } from './canvas.ts';
import type { Palette } from './palette.ts';

/** What lies below the players, and stays the same while nothing of it changes. */
export interface Ground {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly rules: HearingRules;
  readonly ownPose: Pose | undefined;
}

/** Paints ground, grid, scale and how far oneself is heard. `context` is scaled to CSS pixels. */
export function paintGround(context: PaintContext, ground: Ground): void {
  context.fillStyle = ground.palette.ground;
  context.fillRect(0, 0, ground.viewport.widthPixels + 1, ground.viewport.heightPixels + 1);
  paintGrid(context, ground);
  if (ground.ownPose !== undefined && ground.rules.law !== 'flat') paintOwnRange(context, ground, ground.ownPose);
  paintScale(context, ground);
}

function paintGrid(context: PaintContext, { camera, viewport, palette }: Ground): void {
  const spacing = gridSpacingMetres(camera.pixelsPerMetre);
  const topLeft = toGround(camera, viewport, { x: 0, y: 0 });
  const bottomRight = toGround(camera, viewport, { x: viewport.widthPixels, y: viewport.heightPixels });
  const isStrong = (index: number): boolean => index % 5 === 0;
  context.lineWidth = 1;
  for (let index = Math.floor(topLeft.xMetres / spacing); index * spacing <= bottomRight.xMetres; index++) {
    const x = Math.round(toScreen(camera, viewport, index * spacing, 0).x) + 0.5;
    strokeLine(context, isStrong(index) ? palette.gridStrong : palette.grid, x, 0, x, viewport.heightPixels);
  }
  for (let index = Math.floor(bottomRight.zMetres / spacing); index * spacing <= topLeft.zMetres; index++) {
    const y = Math.round(toScreen(camera, viewport, 0, index * spacing).y) + 0.5;
    strokeLine(context, isStrong(index) ? palette.gridStrong : palette.grid, 0, y, viewport.widthPixels, y);
  }
}

function strokeLine(context: PaintContext, color: string, fromX: number, fromY: number, toX: number, toY: number): void {
  context.strokeStyle = color;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

function paintOwnRange(context: PaintContext, { camera, viewport, palette, rules }: Ground, pose: Pose): void {
  const at = toScreen(camera, viewport, pose.xMetres, pose.zMetres);
  const outer = rules.maxMetres * camera.pixelsPerMetre;
  const inner = rules.minMetres * camera.pixelsPerMetre;
  const glow = context.createRadialGradient(at.x, at.y, Math.min(inner, outer), at.x, at.y, outer);
  glow.addColorStop(0, withAlpha(palette.accent, palette.isDark ? 0.22 : 0.2));
  glow.addColorStop(0.6, withAlpha(palette.accent, palette.isDark ? 0.08 : 0.08));
  glow.addColorStop(1, withAlpha(palette.accent, 0.02));
  circle(context, at.x, at.y, outer);
  context.fillStyle = glow;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = withAlpha(palette.accent, 0.65);
  context.stroke();
  if (inner < 12) return;
  context.setLineDash([3, 5]);
  context.lineWidth = 1;
  circle(context, at.x, at.y, inner);
  context.strokeStyle = withAlpha(palette.accent, 0.5);
  context.stroke();
  context.setLineDash([]);
}

function paintScale(context: PaintContext, { camera, viewport, palette }: Ground): void {
  const metres = gridSpacingMetres(camera.pixelsPerMetre);
  const width = metres * camera.pixelsPerMetre;
  const [left, bottom] = [18, viewport.heightPixels - 18];
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, bottom - 5);
  context.lineTo(left, bottom);
  context.lineTo(left + width, bottom);
  context.lineTo(left + width, bottom - 5);
  context.stroke();
  context.font = '600 11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillStyle = palette.inkSoft;
  context.fillText(metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`, left + width / 2, bottom - 6);
}
