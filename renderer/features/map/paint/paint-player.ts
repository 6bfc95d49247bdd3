import { initialsOf } from '../../../ui/display/identity.ts';
import type { ScreenPoint } from '../camera/camera.ts';
import { circle, withAlpha, type PaintContext } from '../camera/canvas.ts';
import type { MapPlayer } from '../map-player.ts';
import type { Palette } from '../palette.ts';
import { paintOutOfGame, paintTeam } from './paint-roles.ts';

/** The appearance of a player. */
export interface PlayerLook {
  readonly player: MapPlayer;
  readonly at: ScreenPoint;
  readonly radiusPixels: number;
  readonly isOwn: boolean;
  readonly isHovered: boolean;
  readonly isSelected: boolean;
  /** Near enough to be heard. */
  readonly isAudible: boolean;
  readonly color: string;
  /** Where they look, radians clockwise from the top of the screen. */
  readonly headingRadians: number;
}

/** The parameters that all players in a picture share. */
export interface PlayerPaint {
  readonly palette: Palette;
  /** Time for animated rings; undefined when the system asks for reduced motion. */
  readonly animationMs: number | undefined;
  /** Whether beams fade out; in crowds they are plain, to save time. */
  readonly hasSoftBeams: boolean;
}

const WAVE_PERIOD_MS = 1_400;
const WAVE_REACH_PIXELS = 22;
const BEAM_HALF_RADIANS = 0.5;
/** Smaller dots show neither letters nor beams. */
const LEAST_BEAM_PIXELS = 7;
const LEAST_LETTERS_PIXELS = 10;
/** The player's colour around their picture. */
const PICTURE_EDGE_PIXELS = 1.5;

/** Paints a player: waves and ring while talking, heading, dot with initials. */
export function paintPlayer(context: PaintContext, look: PlayerLook, paint: PlayerPaint): void {
  const opacity = look.isAudible || look.isSelected ? 1 : paint.palette.farOpacity;
  context.globalAlpha = opacity;
  if (look.radiusPixels >= LEAST_BEAM_PIXELS) paintHeading(context, look, paint);
  if (look.player.isTalking) paintVoice(context, look, paint, opacity);
  context.globalAlpha = opacity;
  paintDot(context, look, paint);
  const { teamMark } = look.player.mark;
  if (teamMark !== null) paintTeam(context, look, teamMark, paint.palette);
  context.globalAlpha = 1;
  if (look.player.isHearer) paintEarMark(context, look, paint);
  if (look.isSelected) paintSelection(context, look, paint);
}

/** Waves as wide as the voice is loud, and a ring as thick. */
function paintVoice(
  context: PaintContext,
  { at, radiusPixels, player, color }: PlayerLook,
  { animationMs }: PlayerPaint,
  opacity: number,
): void {
  const { loudness } = player;
  context.strokeStyle = color;
  if (animationMs !== undefined) {
    context.lineWidth = 2;
    for (const offset of [0, 0.5]) {
      const progress = (animationMs / WAVE_PERIOD_MS + offset) % 1;
      context.globalAlpha = opacity * (1 - progress) * (0.25 + 0.45 * loudness);
      circle(context, at.x, at.y, radiusPixels + 6 + progress * WAVE_REACH_PIXELS * (0.4 + 0.6 * loudness));
      context.stroke();
    }
    context.globalAlpha = opacity;
  }
  context.lineWidth = 1.5 + 3 * loudness;
  circle(context, at.x, at.y, radiusPixels + 4.5 + 2 * loudness);
  context.stroke();
}

/** A fine ring in the colour of your own voice: this player hears you. */
function paintEarMark(context: PaintContext, { at, radiusPixels }: PlayerLook, { palette }: PlayerPaint): void {
  context.lineWidth = 1.75;
  context.strokeStyle = palette.accent;
  circle(context, at.x, at.y, radiusPixels + 3);
  context.stroke();
}

/** Four corners around the chosen player: a shape that nothing else has. */
function paintSelection(context: PaintContext, { at, radiusPixels }: PlayerLook, { palette }: PlayerPaint): void {
  const reach = radiusPixels + 9;
  const length = reach * 0.5;
  context.lineWidth = 2.25;
  context.strokeStyle = palette.ink;
  context.beginPath();
  for (const [x, y] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    context.moveTo(at.x + x * reach, at.y + y * (reach - length));
    context.lineTo(at.x + x * reach, at.y + y * reach);
    context.lineTo(at.x + x * (reach - length), at.y + y * reach);
  }
  context.stroke();
}

/** A beam in the direction a player looks. */
function paintHeading(
  context: PaintContext,
  { at, radiusPixels, player, headingRadians, isOwn, color }: PlayerLook,
  { palette, hasSoftBeams }: PlayerPaint,
): void {
  const isSoft = hasSoftBeams || isOwn;
  const reach = radiusPixels * (isOwn ? 3.2 : isSoft ? 2.5 : 1.8);
  if (isSoft) {
    const beam = context.createRadialGradient(at.x, at.y, radiusPixels, at.x, at.y, reach);
    beam.addColorStop(0, withAlpha(color, 0.75));
    // Not 'transparent', which is black without opacity and fades through grey.
    beam.addColorStop(1, withAlpha(color, 0));
    context.fillStyle = beam;
  } else {
    context.fillStyle = palette.beamColor(player.hueDegrees);
  }
  // The canvas turns clockwise too, but its zero is to the right.
  const direction = headingRadians - Math.PI / 2;
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.arc(at.x, at.y, reach, direction - BEAM_HALF_RADIANS, direction + BEAM_HALF_RADIANS);
  context.closePath();
  context.fill();
}

function paintDot(
  context: PaintContext,
  { at, radiusPixels, player, isOwn, isHovered, color }: PlayerLook,
  { palette }: PlayerPaint,
): void {
  circle(context, at.x, at.y, radiusPixels);
  // A dark edge is yours: your colour is one like all others.
  context.strokeStyle = isOwn || isHovered ? palette.ink : palette.ground;
  context.lineWidth = 2.5;
  context.stroke();
  const { state } = player.mark;
  if (state !== 'alive') return paintOutOfGame(context, { at, radiusPixels, color, state }, palette.ground);
  context.fillStyle = color;
  context.fill();
  if (radiusPixels < LEAST_LETTERS_PIXELS) return;
  const picture = player.picture();
  if (picture !== null) {
    const inner = radiusPixels - PICTURE_EDGE_PIXELS;
    context.drawImage(picture, at.x - inner, at.y - inner, 2 * inner, 2 * inner);
    return;
  }
  const initials = initialsOf(player.name);
  context.font = `700 ${Math.round(radiusPixels * (initials.length > 1 ? 0.8 : 0.95))}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.onPlayer;
  context.fillText(initials, at.x, at.y + 0.5);
}
