import { STATE_PATHS, TEAM_MARKS } from '../../../ui/display/marks/team-marks.ts';
import type { ScreenPoint } from '../camera/camera.ts';
import { circle, type PaintContext } from '../camera/canvas.ts';
import type { Palette } from '../palette.ts';

type OutOfGame = keyof typeof STATE_PATHS;

interface Dot {
  readonly at: ScreenPoint;
  readonly radiusPixels: number;
}

/** The grid on which the shapes are drawn. */
const GRID = 24;

const shapes = new Map<string, Path2D>();

/** Reads a path once. */
function shapeOf(path: string): Path2D {
  const shape = shapes.get(path) ?? new Path2D(path);
  shapes.set(path, shape);
  return shape;
}

/** Paints a dot on the path of the context: hollow, with a skull for the dead and an eye for spectators. */
export function paintOutOfGame(
  context: PaintContext,
  { at, radiusPixels, color, state }: Dot & { readonly color: string; readonly state: OutOfGame },
  ground: string,
): void {
  context.fillStyle = ground;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 2;
  circle(context, at.x, at.y, radiusPixels - 1);
  context.stroke();
  onGrid(context, at, 1.35 * radiusPixels, () => {
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.stroke(shapeOf(STATE_PATHS[state]));
  });
}

/** Paints the mark of a team at the lower right of the dot, where no other mark is. */
export function paintTeam(
  context: PaintContext,
  { at, radiusPixels }: Dot,
  teamMark: number,
  { ground, ink, teamColors }: Palette,
): void {
  const mark = TEAM_MARKS[teamMark];
  if (mark === undefined) return;
  const reach = 0.8 * radiusPixels + 1;
  onGrid(context, { x: at.x + reach, y: at.y + reach }, Math.max(11, 0.95 * radiusPixels), () => {
    const shape = shapeOf(mark.path);
    context.strokeStyle = ground;
    context.lineWidth = 8;
    context.stroke(shape);
    // White and black are seen by their edge.
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.stroke(shape);
    context.fillStyle = teamColors[teamMark] ?? ink;
    context.fill(shape);
  });
}

/** Paints on the grid of the shapes, as wide as `widthPixels` around a point. */
function onGrid(context: PaintContext, { x, y }: ScreenPoint, widthPixels: number, paint: () => void): void {
  context.save();
  context.translate(x, y);
  context.scale(widthPixels / GRID, widthPixels / GRID);
  context.translate(-GRID / 2, -GRID / 2);
  context.lineJoin = 'round';
  paint();
  context.restore();
}
