import type { Pose } from '../../../../shared/model/pose.ts';
import { distanceMetres } from '../../../../shared/spatial/bearing.ts';
import { toScreen, type Camera, type GroundPoint, type ScreenPoint, type Viewport } from '../camera/camera.ts';
import { circle, haloedText, withAlpha, type PaintContext } from '../camera/canvas.ts';
import type { MapTexts } from '../labels/map-texts.ts';
import type { Palette } from '../palette.ts';

/** The parts of the picture that marks need. */
interface Picture {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
}

const EDGE_PIXELS = 16;
/** A shorter line has no room for its length. */
const LEAST_LABELLED_PIXELS = 110;

/** The place you walk to. */
export function paintWalkTarget(
  context: PaintContext,
  { camera, viewport, palette }: Picture,
  target: GroundPoint,
): void {
  const at = toScreen(camera, viewport, target.xMetres, target.zMetres);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  circle(context, at.x, at.y, 6);
  context.stroke();
  context.fillStyle = palette.accent;
  circle(context, at.x, at.y, 2);
  context.fill();
}

/** A line to the chosen player, with the distance. */
export function paintChosen(
  context: PaintContext,
  picture: Picture & { readonly texts: MapTexts },
  own: Pose,
  chosen: Pose,
): void {
  const { camera, viewport, palette, texts } = picture;
  const from = toScreen(camera, viewport, own.xMetres, own.zMetres);
  const to = toScreen(camera, viewport, chosen.xMetres, chosen.zMetres);
  context.strokeStyle = withAlpha(palette.ink, 0.55);
  context.lineWidth = 1.25;
  context.setLineDash([1, 4]);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  if (Math.hypot(to.x - from.x, to.y - from.y) < LEAST_LABELLED_PIXELS) return;
  context.font = `600 11px ${palette.font}`;
  haloedText(
    context,
    texts.metres(distanceMetres(own, chosen)),
    { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    palette.ground,
    palette.inkSoft,
  );
}

/** An arrow at the edge towards a player beyond it. */
export function paintEdgeMark(
  context: PaintContext,
  { viewport, palette }: Picture,
  { at, color, isSelected }: { readonly at: ScreenPoint; readonly color: string; readonly isSelected: boolean },
): void {
  const [middleX, middleY] = [viewport.widthPixels / 2, viewport.heightPixels / 2];
  const [dx, dy] = [at.x - middleX, at.y - middleY];
  const beyond = Math.max(
    Math.abs(dx) / Math.max(1, middleX - EDGE_PIXELS),
    Math.abs(dy) / Math.max(1, middleY - EDGE_PIXELS),
  );
  if (beyond <= 1) return;
  context.save();
  context.translate(middleX + dx / beyond, middleY + dy / beyond);
  context.rotate(Math.atan2(dy, dx));
  context.beginPath();
  context.moveTo(9, 0);
  context.lineTo(-5, -7);
  context.lineTo(-2, 0);
  context.lineTo(-5, 7);
  context.closePath();
  context.lineWidth = 3;
  context.strokeStyle = isSelected ? palette.ink : palette.ground;
  context.stroke();
  context.fillStyle = color;
  context.fill();
  context.restore();
}
