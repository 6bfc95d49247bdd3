import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import { earshotMetres, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { toScreen, type Camera, type GroundPoint, type Viewport } from './camera.ts';
import { circle, withAlpha } from './canvas.ts';
import type { MapBackground } from './map-background.ts';
import type { MapPlayer } from './map-player.ts';
import { paintPlayer, type PlayerLook } from './paint-player.ts';
import type { Palette } from './palette.ts';

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

/** A name and its waves reach so far around a dot. */
const MARGIN_PIXELS = 80;

/** Paints one picture on the ground that `background` gives. `context` is scaled to CSS pixels. */
export function paintMap(context: CanvasRenderingContext2D, background: MapBackground, frame: MapFrame): void {
  const own = frame.players.find(({ id }) => id === frame.ownId);
  background.paint(context, { ...frame, ownPose: own?.pose });
  if (frame.players.length <= FEW_PLAYERS && frame.rules.law !== 'flat') {
    for (const player of frame.players) if (player !== own) paintFaintRange(context, frame, player.pose);
  }
  if (frame.walkTarget !== null) paintWalkTarget(context, frame, frame.walkTarget);
  const isAudible = (player: MapPlayer): boolean => own !== undefined && distanceBetween(own.pose, player.pose) < earshotMetres(frame.rules);
  for (const player of paintOrder(frame, own)) {
    const look = lookOf(frame, player, isAudible(player));
    if (isInPicture(frame.viewport, look)) paintPlayer(context, look);
  }
}

/** From the bottom up: the silent, the talking, the one under the pointer, oneself. */
function paintOrder(frame: MapFrame, own: MapPlayer | undefined): MapPlayer[] {
  const rank = (player: MapPlayer): number => (player === own ? 3 : player.id === frame.hoveredId ? 2 : player.isTalking ? 1 : 0);
  return [...frame.players].sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

function isInPicture({ widthPixels, heightPixels }: Viewport, { at }: PlayerLook): boolean {
  return at.x > -MARGIN_PIXELS && at.y > -MARGIN_PIXELS && at.x < widthPixels + MARGIN_PIXELS && at.y < heightPixels + MARGIN_PIXELS;
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

function distanceBetween(a: Pose, b: Pose): number {
  return Math.hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres, a.zMetres - b.zMetres);
}
