import type { Pose } from '../../../../shared/model/pose.ts';
import { gridSpacingMetres, toScreen, type Camera, type ScreenPoint, type Viewport } from '../camera/camera.ts';
import { circle, haloedText, withAlpha, type PaintContext } from '../camera/canvas.ts';
import type { MapTexts } from '../labels/map-texts.ts';
import type { Palette } from '../palette.ts';
import { activeMetres, type RangeRing } from '../range-rings.ts';

/** The ground below the players, cached while nothing in it changes. */
export interface Ground {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly rings: readonly RangeRing[];
  readonly texts: MapTexts;
  readonly ownPose: Pose | undefined;
  /** Whether your voice is being sent. */
  readonly isOwnTalking: boolean;
}

/** Voice strengths differ in line style, not only in colour. */
const DASHES = { whisper: [2, 4], normal: [], shout: [9, 6] } as const;

/** Paints ground, grid, scale and your range. `context` is scaled to CSS pixels. */
export function paintGround(context: PaintContext, ground: Ground): void {
  context.fillStyle = ground.palette.ground;
  context.fillRect(0, 0, ground.viewport.widthPixels + 1, ground.viewport.heightPixels + 1);
  paintGrid(context, ground);
  if (ground.ownPose !== undefined)
    paintRings(
      context,
      ground,
      toScreen(ground.camera, ground.viewport, ground.ownPose.xMetres, ground.ownPose.zMetres),
    );
  paintScale(context, ground);
}

function paintGrid(context: PaintContext, ground: Ground): void {
  const { camera, viewport } = ground;
  const spacing = gridSpacingMetres(camera.pixelsPerMetre);
  // The circle around the picture, whatever its orientation.
  const reachMetres = Math.hypot(viewport.widthPixels, viewport.heightPixels) / 2 / camera.pixelsPerMetre;
  const [firstX, lastX] = [camera.centreXMetres - reachMetres, camera.centreXMetres + reachMetres];
  const [firstZ, lastZ] = [camera.centreZMetres - reachMetres, camera.centreZMetres + reachMetres];
  context.lineWidth = 1;
  for (let index = Math.floor(firstX / spacing); index * spacing <= lastX; index++)
    strokeGridLine(context, ground, index, [index * spacing, firstZ], [index * spacing, lastZ]);
  for (let index = Math.floor(firstZ / spacing); index * spacing <= lastZ; index++)
    strokeGridLine(context, ground, index, [firstX, index * spacing], [lastX, index * spacing]);
}

type Corner = readonly [xMetres: number, zMetres: number];

function strokeGridLine(
  context: PaintContext,
  { camera, viewport, palette }: Ground,
  index: number,
  from: Corner,
  to: Corner,
): void {
  const [start, end] = [toScreen(camera, viewport, ...from), toScreen(camera, viewport, ...to)];
  // A straight line is one pixel wide when it lies between two pixels.
  const crisp =
    camera.upRadians === 0 ? (value: number): number => Math.round(value) + 0.5 : (value: number): number => value;
  context.strokeStyle = index % 5 === 0 ? palette.gridStrong : palette.grid;
  context.beginPath();
  context.moveTo(crisp(start.x), crisp(start.y));
  context.lineTo(crisp(end.x), crisp(end.y));
  context.stroke();
}

function paintRings(context: PaintContext, ground: Ground, at: ScreenPoint): void {
  const { rings, camera } = ground;
  paintGlow(context, ground, at, activeMetres(rings) * camera.pixelsPerMetre);
  for (const ring of rings) paintRing(context, ground, at, ring);
}

function paintGlow(context: PaintContext, { palette, isOwnTalking }: Ground, at: ScreenPoint, radius: number): void {
  if (radius <= 0) return;
  const strength = isOwnTalking ? 1.5 : 1;
  const glow = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius);
  glow.addColorStop(0, withAlpha(palette.accent, 0.2 * strength));
  glow.addColorStop(0.6, withAlpha(palette.accent, 0.08 * strength));
  glow.addColorStop(1, withAlpha(palette.accent, 0.02 * strength));
  circle(context, at.x, at.y, radius);
  context.fillStyle = glow;
  context.fill();
}

function paintRing(
  context: PaintContext,
  { camera, palette, isOwnTalking }: Ground,
  at: ScreenPoint,
  ring: RangeRing,
): void {
  context.setLineDash(DASHES[ring.strength]);
  context.lineWidth = ring.isActive ? (isOwnTalking ? 2.5 : 1.5) : 1;
  context.strokeStyle = withAlpha(palette.accent, ring.isActive ? (isOwnTalking ? 0.95 : 0.7) : 0.35);
  circle(context, at.x, at.y, ring.metres * camera.pixelsPerMetre);
  context.stroke();
  context.setLineDash([]);
}

function paintScale(context: PaintContext, { camera, viewport, palette, texts }: Ground): void {
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
  context.font = `600 11px ${palette.font}`;
  haloedText(context, texts.metres(metres), { x: left + width / 2, y: bottom - 13 }, palette.ground, palette.inkSoft);
}
