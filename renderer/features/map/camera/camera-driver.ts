import type { Pose } from '../../../../shared/model/pose.ts';
import { turnBetween } from '../../../../shared/spatial/bearing.ts';
import {
  fitCircle,
  fitPoints,
  glideTo,
  panBy,
  toScreen,
  turnTo,
  zoomAt,
  type Camera,
  type GroundPoint,
  type ScreenPoint,
  type Viewport,
} from './camera.ts';

const FOLLOW_PER_SECOND = 9;
const TURN_PER_SECOND = 12;

/** Half a pixel, and a thousandth of a turn: closer than this counts as arrived. */
const NEAR_PIXELS = 0.5;
const NEAR_RADIANS = 0.002;

/** Moves the camera: by hand, following you or another player, and turning with you. */
export class CameraDriver {
  #camera: Camera = { centreXMetres: 0, centreZMetres: 0, pixelsPerMetre: 8, upRadians: 0 };
  #viewport: Viewport = { widthPixels: 0, heightPixels: 0 };
  #hasFramed = false;
  #isFollowing = true;

  get camera(): Camera {
    return this.#camera;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  /** Whether the player that it follows stays centred. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  follow(): void {
    this.#isFollowing = true;
  }

  resize(viewport: Viewport): void {
    this.#viewport = viewport;
  }

  /** Frames this radius around you, once, as soon as there is something to show. */
  frameOnce(own: Pose | undefined, radiusMetres: number): void {
    if (this.#hasFramed || own === undefined || this.#viewport.widthPixels === 0) return;
    this.#camera = fitCircle(this.#camera, this.#viewport, own, radiusMetres);
    this.#hasFramed = true;
  }

  /**
   * Takes a step towards `followed`, and towards your heading (`isHeadingUp`) or north. Returns true while it is still
   * moving. `followed`: you, or the player that it follows; undefined = their position is not known, so it waits.
   */
  step(own: Pose | undefined, followed: Pose | undefined, isHeadingUp: boolean, elapsedSeconds: number): boolean {
    const isTurning = this.#turnTowards(isHeadingUp && own !== undefined ? own.yawRadians : 0, elapsedSeconds);
    if (followed === undefined || !this.#isFollowing) return isTurning;
    const { centreXMetres, centreZMetres, pixelsPerMetre } = this.#camera;
    const metres = Math.hypot(followed.xMetres - centreXMetres, followed.zMetres - centreZMetres);
    const isNear = metres * pixelsPerMetre < NEAR_PIXELS;
    this.#camera = glideTo(this.#camera, followed, isNear ? 1 : shareOf(elapsedSeconds, FOLLOW_PER_SECOND));
    return isTurning || !isNear;
  }

  /** Zooms around the followed player while they stay centred, else around `at`. */
  zoom(at: ScreenPoint, factor: number, followed: Pose | undefined): void {
    const anchor =
      this.#isFollowing && followed !== undefined
        ? toScreen(this.#camera, this.#viewport, followed.xMetres, followed.zMetres)
        : at;
    this.#camera = zoomAt(this.#camera, this.#viewport, anchor, factor);
  }

  /** Applies a two-finger gesture. The ground moves with it unless somebody stays centred. */
  pinch(at: ScreenPoint, dx: number, dy: number, factor: number, followed: Pose | undefined): void {
    if (!this.#isFollowing) this.#camera = panBy(this.#camera, dx, dy);
    this.zoom(at, factor, followed);
  }

  pan(dx: number, dy: number): void {
    this.#isFollowing = false;
    this.#camera = panBy(this.#camera, dx, dy);
  }

  /** Shows all of `points`. */
  show(points: readonly GroundPoint[]): void {
    this.#isFollowing = false;
    this.#camera = fitPoints(this.#camera, this.#viewport, points);
  }

  /** Centres a place without zooming. */
  centre(point: GroundPoint): void {
    this.#isFollowing = false;
    this.#camera = glideTo(this.#camera, point, 1);
  }

  #turnTowards(upRadians: number, elapsedSeconds: number): boolean {
    if (this.#camera.upRadians === upRadians) return false;
    const isNear = Math.abs(turnBetween(this.#camera.upRadians, upRadians)) < NEAR_RADIANS;
    this.#camera = turnTo(this.#camera, upRadians, isNear ? 1 : shareOf(elapsedSeconds, TURN_PER_SECOND));
    return !isNear;
  }
}

/**
 * Returns the share of a distance covered by exponential easing, independent of the frame rate; 1 for infinite time.
 */
function shareOf(elapsedSeconds: number, perSecond: number): number {
  return 1 - Math.exp(-elapsedSeconds * perSecond);
}
