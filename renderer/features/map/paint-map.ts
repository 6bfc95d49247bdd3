import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { gridSpacingMetres, toGround, toScreen, type Camera, type GroundPoint, type Viewport } from './camera.ts';
import { paintPlayer, type PlayerLook } from './paint-player.ts';
import type { Palette } from './palette.ts';

export interface MapPlayer {
  readonly id: ParticipantId;
  readonly name: string;
  readonly pose: Pose;
  /** 0 = silent to 1 = loud. */
  readonly loudness: number;
  readonly isTalking: boolean;
  readonly isMuted: boolean;
}

/** All that one picture of the map shows. */
export interface MapFrame {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly rules: HearingRules;
  readonly ownId: ParticipantId | undefined;
  readonly hoveredId: ParticipantId | undefined;
  readonly players: readonly MapPlayer[];
  readonly walkTarget: GroundPoint | null;
  /** Time for moving rings; constant where the system asks for less motion. */
  readonly animationMs: number;
}

/** Up to so many players the range of everybody is drawn, and every name. */
const FEW_PLAYERS = 16;

/** Paints one picture. `context` is scaled to CSS pixels. */
export function paintMap(context: CanvasRenderingContext2D, frame: MapFrame): void {
  const { viewport, palette } = frame;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, viewport.widthPixels, viewport.heightPixels);
  paintGrid(context, frame);
  const own = frame.players.find(({ id }) => id === frame.ownId);
  if (frame.players.length <= FEW_PLAYERS) {
    for (const player of frame.players) if (player !== own) paintFaintRange(context, frame, player.pose);
  }
  if (own !== undefined) paintOwnRange(context, frame, own.pose);
  if (frame.walkTarget !== null) paintWalkTarget(context, frame, frame.walkTarget);
  const isAudible = (player: MapPlayer): boolean => own !== undefined && distanceBetween(own.pose, player.pose) < frame.rules.maxMetres;
  for (const player of paintOrder(frame, own)) paintPlayer(context, lookOf(frame, player, isAudible(player)));
  paintScale(context, frame);
}

/** From the bottom up: the silent, the talking, the one under the pointer, oneself. */
function paintOrder(frame: MapFrame, own: MapPlayer | undefined): MapPlayer[] {
  const rank = (player: MapPlayer): number => (player === own ? 3 : player.id === frame.hoveredId ? 2 : player.isTalking ? 1 : 0);
  return [...frame.players].sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

function lookOf(frame: MapFrame, player: MapPlayer, isAudible: boolean): PlayerLook {
  const isOwn = player.id === frame.ownId;
  const isHovered = player.id === frame.hoveredId;
  const isFew = frame.players.length <= FEW_PLAYERS;
  const isRoomy = isFew || frame.camera.pixelsPerMetre > 14;
  return {
    ...player,
    at: toScreen(frame.camera, frame.viewport, player.pose.xMetres, player.pose.zMetres),
    radiusPixels: isOwn ? 15 : Math.min(14, Math.max(isFew ? 11 : isAudible ? 8 : 5, frame.camera.pixelsPerMetre * 1.4)),
    isOwn,
    isHovered,
    isAudible: isAudible || isOwn,
    hasLabel: isOwn || isHovered || isRoomy || (isAudible && frame.camera.pixelsPerMetre > 5),
    palette: frame.palette,
    animationMs: frame.animationMs,
  };
}

function paintGrid(context: CanvasRenderingContext2D, { camera, viewport, palette }: MapFrame): void {
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

function strokeLine(context: CanvasRenderingContext2D, color: string, fromX: number, fromY: number, toX: number, toY: number): void {
  context.strokeStyle = color;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

function paintOwnRange(context: CanvasRenderingContext2D, { camera, viewport, palette, rules }: MapFrame, pose: Pose): void {
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

function paintFaintRange(context: CanvasRenderingContext2D, { camera, viewport, palette, rules }: MapFrame, pose: Pose): void {
  const at = toScreen(camera, viewport, pose.xMetres, pose.zMetres);
  circle(context, at.x, at.y, rules.maxMetres * camera.pixelsPerMetre);
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(palette.inkSoft, palette.isDark ? 0.11 : 0.13);
  context.stroke();
}

function paintWalkTarget(context: CanvasRenderingContext2D, { camera, viewport, palette }: MapFrame, target: GroundPoint): void {
  const at = toScreen(camera, viewport, target.xMetres, target.zMetres);
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  circle(context, at.x, at.y, 6);
  context.stroke();
  context.fillStyle = palette.accent;
  circle(context, at.x, at.y, 2);
  context.fill();
}

function paintScale(context: CanvasRenderingContext2D, { camera, viewport, palette }: MapFrame): void {
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

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
}

function distanceBetween(a: Pose, b: Pose): number {
  return Math.hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres, a.zMetres - b.zMetres);
}

/** A resolved CSS colour with its opacity changed. */
function withAlpha(color: string, alpha: number): string {
  return `rgb(from ${color} r g b / ${alpha})`;
}
