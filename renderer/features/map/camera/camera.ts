import { turnBetween } from '../../../../shared/spatial/bearing.ts';

/** The part of the ground that the map shows, and its orientation. */
export interface Camera {
  readonly centreXMetres: number;
  readonly centreZMetres: number;
  readonly pixelsPerMetre: number;
  /** The heading that is up: 0 = north (+z) up and east (+x) right, pi/2 = east up. */
  readonly upRadians: number;
}

export interface Viewport {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface GroundPoint {
  readonly xMetres: number;
  readonly zMetres: number;
}

const MIN_PIXELS_PER_METRE = 0.2;
const MAX_PIXELS_PER_METRE = 60;
const FIT_MARGIN_PIXELS = 64;
/** The narrowest stretch of ground shown, so that two people next to each other do not fill the map. */
const LEAST_FITTED_METRES = 8;

/** Lines closer than this would blur into grey. */
const MIN_GRID_PIXELS = 56;

export function toScreen(camera: Camera, viewport: Viewport, xMetres: number, zMetres: number): ScreenPoint {
  const east = (xMetres - camera.centreXMetres) * camera.pixelsPerMetre;
  const north = (zMetres - camera.centreZMetres) * camera.pixelsPerMetre;
  const [sine, cosine] = [Math.sin(camera.upRadians), Math.cos(camera.upRadians)];
  return {
    x: viewport.widthPixels / 2 + east * cosine - north * sine,
    y: viewport.heightPixels / 2 - (east * sine + north * cosine),
  };
}

export function toGround(camera: Camera, viewport: Viewport, point: ScreenPoint): GroundPoint {
  const { east, north } = groundOffset(camera, point.x - viewport.widthPixels / 2, point.y - viewport.heightPixels / 2);
  return { xMetres: camera.centreXMetres + east, zMetres: camera.centreZMetres + north };
}

/** Zooms by `factor` around `anchor`, which stays in place. */
export function zoomAt(camera: Camera, viewport: Viewport, anchor: ScreenPoint, factor: number): Camera {
  const zoomed = { ...camera, pixelsPerMetre: clampZoom(camera.pixelsPerMetre * factor) };
  const fixed = toGround(camera, viewport, anchor);
  const moved = toGround(zoomed, viewport, anchor);
  return {
    ...zoomed,
    centreXMetres: camera.centreXMetres + fixed.xMetres - moved.xMetres,
    centreZMetres: camera.centreZMetres + fixed.zMetres - moved.zMetres,
  };
}

/** Moves the ground by this many pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  const { east, north } = groundOffset(camera, dx, dy);
  return { ...camera, centreXMetres: camera.centreXMetres - east, centreZMetres: camera.centreZMetres - north };
}

/** Moves towards `point`: all the way, or by a share that eases out independently of the frame rate. */
export function glideTo(camera: Camera, point: GroundPoint, share: number): Camera {
  return {
    ...camera,
    centreXMetres: camera.centreXMetres + (point.xMetres - camera.centreXMetres) * share,
    centreZMetres: camera.centreZMetres + (point.zMetres - camera.centreZMetres) * share,
  };
}

/** Turns towards `upRadians` the shorter way, by `share` of it. */
export function turnTo(camera: Camera, upRadians: number, share: number): Camera {
  return share >= 1
    ? { ...camera, upRadians }
    : { ...camera, upRadians: camera.upRadians + turnBetween(camera.upRadians, upRadians) * share };
}

/** Fits a whole circle around `centre`. */
export function fitCircle(camera: Camera, viewport: Viewport, centre: GroundPoint, radiusMetres: number): Camera {
  const pixels = Math.max(40, Math.min(viewport.widthPixels, viewport.heightPixels) / 2 - FIT_MARGIN_PIXELS / 2);
  return {
    ...camera,
    centreXMetres: centre.xMetres,
    centreZMetres: centre.zMetres,
    pixelsPerMetre: clampZoom(pixels / radiusMetres),
  };
}

/** Fits all of `points`, whatever the orientation; returns the same camera when there are none. */
export function fitPoints(camera: Camera, viewport: Viewport, points: readonly GroundPoint[]): Camera {
  if (points.length === 0) return camera;
  // In pixels of the rotated map around its centre, where left and top apply.
  const onScreen = points.map(({ xMetres, zMetres }) => toScreen(camera, viewport, xMetres, zMetres));
  const xs = onScreen.map(({ x }) => x);
  const ys = onScreen.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const centre = toGround(camera, viewport, { x: (left + right) / 2, y: (top + bottom) / 2 });
  const least = LEAST_FITTED_METRES * camera.pixelsPerMetre;
  const factor = Math.min(
    Math.max(1, viewport.widthPixels - 2 * FIT_MARGIN_PIXELS) / Math.max(least, right - left),
    Math.max(1, viewport.heightPixels - 2 * FIT_MARGIN_PIXELS) / Math.max(least, bottom - top),
  );
  return {
    ...camera,
    centreXMetres: centre.xMetres,
    centreZMetres: centre.zMetres,
    pixelsPerMetre: clampZoom(camera.pixelsPerMetre * factor),
  };
}

/** Distance between grid lines: 1, 2, 5, 10, 20, 50 ... metres, the smallest that stays legible. */
export function gridSpacingMetres(pixelsPerMetre: number): number {
  const wanted = MIN_GRID_PIXELS / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= wanted) ?? 10;
  return Math.max(1, step * power);
}

/** Converts a length on the screen to metres on the ground. */
function groundOffset(
  { pixelsPerMetre, upRadians }: Camera,
  dx: number,
  dy: number,
): { readonly east: number; readonly north: number } {
  const [right, up] = [dx / pixelsPerMetre, -dy / pixelsPerMetre];
  const [sine, cosine] = [Math.sin(upRadians), Math.cos(upRadians)];
  return { east: right * cosine + up * sine, north: up * cosine - right * sine };
}

function clampZoom(pixelsPerMetre: number): number {
  return Math.min(MAX_PIXELS_PER_METRE, Math.max(MIN_PIXELS_PER_METRE, pixelsPerMetre));
}
