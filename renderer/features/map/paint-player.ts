import { hueOf, initialsOf } from '../../ui/identity.ts';
import type { ScreenPoint } from './camera.ts';
import type { MapPlayer } from './paint-map.ts';
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

/** Paints a player: waves and ring while talking, heading, dot with initials, name. */
export function paintPlayer(context: CanvasRenderingContext2D, look: PlayerLook): void {
  const color = `oklch(${look.palette.isDark ? 0.76 : 0.6} 0.14 ${hueOf(look.id)})`;
  context.globalAlpha = look.isAudible ? 1 : 0.5;
  if (look.isTalking) paintVoice(context, look, color);
  paintHeading(context, look, color);
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
    arc(context, at, radiusPixels + 4 + progress * WAVE_REACH_PIXELS * (0.4 + 0.6 * loudness));
    context.stroke();
  }
  context.globalAlpha = opacity;
  context.lineWidth = 2 + 4 * loudness;
  arc(context, at, radiusPixels + 3 + 2 * loudness);
  context.stroke();
}

function paintHeading(context: CanvasRenderingContext2D, { at, radiusPixels, pose, palette, isOwn }: PlayerLook, color: string): void {
  if (radiusPixels < 8) return;
  // Screen y grows downwards and yaw grows clockwise from north, so a turn by yaw needs no change of sign.
  context.save();
  context.translate(at.x, at.y);
  context.rotate(pose.yawRadians);
  context.beginPath();
  context.moveTo(0, -radiusPixels - (isOwn ? 11 : 8));
  context.lineTo(radiusPixels * 0.52, -radiusPixels * 0.82);
  context.lineTo(-radiusPixels * 0.52, -radiusPixels * 0.82);
  context.closePath();
  context.fillStyle = isOwn ? palette.accent : color;
  context.strokeStyle = palette.ground;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.stroke();
  context.fill();
  context.restore();
}

function paintDot(context: CanvasRenderingContext2D, { at, radiusPixels, name, palette, isOwn, isHovered }: PlayerLook, color: string): void {
  arc(context, at, radiusPixels);
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

function arc(context: CanvasRenderingContext2D, { x, y }: ScreenPoint, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
