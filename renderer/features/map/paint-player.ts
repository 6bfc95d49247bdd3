import { hueOf, initialsOf } from '../../ui/identity.ts';
import type { ScreenPoint } from './camera.ts';
import { circle, withAlpha } from './canvas.ts';
import type { MapPlayer } from './map-player.ts';
import type { Palette } from './palette.ts';

/** How one player shows. */
export interface PlayerLook extends MapPlayer {
  readonly at: ScreenPoint;
  readonly radiusPixels: number;
  readonly isOwn: boolean;
  readonly isHovered: boolean;
  /** Near enough to be heard. */
  readonly isAudible: boolean;
  readonly hasLabel: boolean;
  readonly palette: Palette;
  readonly animationMs: number;
}

const WAVE_PERIOD_MS = 1_400;
const WAVE_REACH_PIXELS = 22;
const BEAM_HALF_RADIANS = 0.5;

/** Paints a player: waves and ring while talking, heading, dot with initials, name. */
export function paintPlayer(context: CanvasRenderingContext2D, look: PlayerLook): void {
  const color = `oklch(${look.palette.isDark ? 0.76 : 0.6} 0.14 ${hueOf(look.id)})`;
  context.globalAlpha = look.isAudible ? 1 : 0.5;
  paintHeading(context, look, color);
  if (look.isTalking) paintVoice(context, look, color);
  if (look.isHearer) paintEarMark(context, look);
  paintDot(context, look, color);
  context.globalAlpha = look.isAudible || look.isHovered ? 1 : 0.6;
  if (look.hasLabel) paintLabel(context, look);
  context.globalAlpha = 1;
}

function paintVoice(context: CanvasRenderingContext2D, look: PlayerLook, color: string): void {
  const { at, radiusPixels, loudness, animationMs } = look;
  const opacity = context.globalAlpha;
  context.strokeStyle = color;
  for (const offset of [0, 0.5]) {
    const progress = (animationMs / WAVE_PERIOD_MS + offset) % 1;
    context.globalAlpha = opacity * (1 - progress) * (0.25 + 0.45 * loudness);
    context.lineWidth = 2;
    circle(context, at.x, at.y, radiusPixels + 6 + progress * WAVE_REACH_PIXELS * (0.4 + 0.6 * loudness));
    context.stroke();
  }
  context.globalAlpha = opacity;
  context.lineWidth = 1.5 + 3 * loudness;
  circle(context, at.x, at.y, radiusPixels + 4.5 + 2 * loudness);
  context.stroke();
}

/** A fine ring in one's own colour: what one says arrives here. */
function paintEarMark(context: CanvasRenderingContext2D, { at, radiusPixels, palette }: PlayerLook): void {
  const opacity = context.globalAlpha;
  context.globalAlpha = 0.9;
  context.lineWidth = 1.75;
  context.strokeStyle = palette.accent;
  circle(context, at.x, at.y, radiusPixels + 3.5);
  context.stroke();
  context.globalAlpha = opacity;
}

/** A beam to where somebody looks. */
function paintHeading(context: CanvasRenderingContext2D, { at, radiusPixels, pose, palette, isOwn }: PlayerLook, color: string): void {
  if (radiusPixels < 8) return;
  const reach = radiusPixels * (isOwn ? 3.2 : 2.5);
  const opacity = context.globalAlpha;
  const beam = context.createRadialGradient(at.x, at.y, radiusPixels, at.x, at.y, reach);
  beam.addColorStop(0, isOwn ? palette.accent : color);
  // Not 'transparent': that is black without opacity, and shows grey on the way.
  beam.addColorStop(1, withAlpha(isOwn ? palette.accent : color, 0));
  // Yaw 0 looks north, which is up, and grows clockwise, as the canvas turns; its own zero is to the right.
  const direction = pose.yawRadians - Math.PI / 2;
  context.globalAlpha = opacity * 0.75;
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.arc(at.x, at.y, reach, direction - BEAM_HALF_RADIANS, direction + BEAM_HALF_RADIANS);
  context.closePath();
  context.fillStyle = beam;
  context.fill();
  context.globalAlpha = opacity;
}

function paintDot(context: CanvasRenderingContext2D, { at, radiusPixels, name, palette, isOwn, isHovered }: PlayerLook, color: string): void {
  circle(context, at.x, at.y, radiusPixels);
  context.fillStyle = isOwn ? palette.accent : color;
  context.strokeStyle = isHovered ? palette.ink : palette.ground;
  context.lineWidth = 2.5;
  context.stroke();
  context.fill();
  if (radiusPixels < 10) return;
  const initials = initialsOf(name);
  context.font = `700 ${Math.round(radiusPixels * (initials.length > 1 ? 0.8 : 0.95))}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.isDark ? '#08120f' : '#ffffff';
  context.fillText(initials, at.x, at.y + 0.5);
}

function paintLabel(context: CanvasRenderingContext2D, { at, radiusPixels, name, palette, isOwn, isMuted }: PlayerLook): void {
  const text = `${isOwn ? 'You' : name}${isMuted ? ' (muted)' : ''}`;
  context.font = `${isOwn ? 700 : 600} 12px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.ground;
  context.strokeText(text, at.x, at.y + radiusPixels + 8);
  context.fillStyle = palette.ink;
  context.fillText(text, at.x, at.y + radiusPixels + 8);
}
