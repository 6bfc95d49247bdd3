/** What part of the ground the map shows. North (+z) is up, east (+x) is right. */
export interface Camera {
  readonly centreXMetres: number;
  readonly centreZMetres: number;
  readonly pixelsPerMetre: number;
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

/** Lines closer than this turn into a grey field. */
const MIN_GRID_PIXELS = 56;

export function toScreen(camera: Camera, viewport: Viewport, xMetres: number, zMetres: number): ScreenPoint {
  return {
    x: viewport.widthPixels / 2 + (xMetres - camera.centreXMetres) * camera.pixelsPerMetre,
    y: viewport.heightPixels / 2 - (zMetres - camera.centreZMetres) * camera.pixelsPerMetre,
  };
}

export function toGround(camera: Camera, viewport: Viewport, point: ScreenPoint): GroundPoint {
  return {
    xMetres: camera.centreXMetres + (point.x - viewport.widthPixels / 2) / camera.pixelsPerMetre,
    zMetres: camera.centreZMetres - (point.y - viewport.heightPixels / 2) / camera.pixelsPerMetre,
  };
}

/** Zooms by `factor` so that what is under `anchor` stays there. */
export function zoomAt(camera: Camera, viewport: Viewport, anchor: ScreenPoint, factor: number): Camera {
  const pixelsPerMetre = clampZoom(camera.pixelsPerMetre * factor);
  const fixed = toGround(camera, viewport, anchor);
  return {
    pixelsPerMetre,
    centreXMetres: fixed.xMetres - (anchor.x - viewport.widthPixels / 2) / pixelsPerMetre,
    centreZMetres: fixed.zMetres + (anchor.y - viewport.heightPixels / 2) / pixelsPerMetre,
  };
}

/** Moves the ground by so many pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return {
    ...camera,
    centreXMetres: camera.centreXMetres - dx / camera.pixelsPerMetre,
    centreZMetres: camera.centreZMetres + dy / camera.pixelsPerMetre,
  };
}

/** Moves towards `point`: all the way, or by the share that fades out smoothly, whatever the frame rate. */
export function glideTo(camera: Camera, point: GroundPoint, share: number): Camera {
  return {
    ...camera,
    centreXMetres: camera.centreXMetres + (point.xMetres - camera.centreXMetres) * share,
    centreZMetres: camera.centreZMetres + (point.zMetres - camera.centreZMetres) * share,
  };
}

/** Shows a circle around `centre` whole, as large as fits. */
export function fitCircle(viewport: Viewport, centre: GroundPoint, radiusMetres: number): Camera {
  const pixels = Math.max(40, Math.min(viewport.widthPixels, viewport.heightPixels) / 2 - FIT_MARGIN_PIXELS / 2);
  return { centreXMetres: centre.xMetres, centreZMetres: centre.zMetres, pixelsPerMetre: clampZoom(pixels / radiusMetres) };
}

/** Shows all of `points`. */
export function fitPoints(viewport: Viewport, points: readonly GroundPoint[], fallback: Camera): Camera {
  if (points.length === 0) return fallback;
  const xs = points.map((point) => point.xMetres);
  const zs = points.map((point) => point.zMetres);
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
  const horizontal = Math.max(1, viewport.widthPixels - 2 * FIT_MARGIN_PIXELS) / Math.max(8, east - west);
  const vertical = Math.max(1, viewport.heightPixels - 2 * FIT_MARGIN_PIXELS) / Math.max(8, north - south);
  return { centreXMetres: (west + east) / 2, centreZMetres: (south + north) / 2, pixelsPerMetre: clampZoom(Math.min(horizontal, vertical)) };
}

/** Distance between grid lines: 1, 2, 5, 10, 20, 50 ... metres, far enough apart to be told apart. */
export function gridSpacingMetres(pixelsPerMetre: number): number {
  const wanted = MIN_GRID_PIXELS / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= wanted) ?? 10;
  return Math.max(1, step * power);
}

function clampZoom(pixelsPerMetre: number): number {
  return Math.min(MAX_PIXELS_PER_METRE, Math.max(MIN_PIXELS_PER_METRE, pixelsPerMetre));
}
