import type { VoiceStrength } from '../../../../shared/model/presence.ts';
import type { ScreenPoint, Viewport } from '../camera/camera.ts';
import type { Obstacle } from './place-labels.ts';
import type { RangeRing } from '../range-rings.ts';

/** The text of a ring, and its place on the ring. */
export interface RingWords {
  readonly ring: RangeRing;
  readonly at: ScreenPoint;
  readonly box: Obstacle;
  /** Index into `ANGLES`, kept for the next picture. */
  readonly angle: number;
}

export interface RingWordsRequest {
  readonly rings: readonly RangeRing[];
  /** Centre of the rings, on the screen. */
  readonly centre: ScreenPoint;
  readonly pixelsPerMetre: number;
  readonly viewport: Viewport;
  readonly obstacles: readonly Obstacle[];
  readonly before: ReadonlyMap<VoiceStrength, number>;
}

/** A smaller ring has no room for its text. */
const LEAST_PIXELS = 44;
const HALF_WIDTH_PIXELS = 46;
const HALF_HEIGHT_PIXELS = 9;
/** Buttons and lines stand along the edges. */
const EDGE_PIXELS = 52;

/** Angles at which texts may stand, radians clockwise from the top. */
const ANGLES = [0.6, -0.6, 2.5, -2.5, 1.6, -1.6, 0.2, -0.2];

/**
 * Places the text of each ring on the ring: at its angle of `before`, else at the first angle that is on the map and
 * covers none of `obstacles` and no other text. Leaves out a text without such an angle.
 */
export function placeRingWords({
  rings,
  centre,
  pixelsPerMetre,
  viewport,
  obstacles,
  before,
}: RingWordsRequest): readonly RingWords[] {
  const placed: RingWords[] = [];
  for (const ring of rings) {
    const radius = ring.metres * pixelsPerMetre;
    if (radius < LEAST_PIXELS) continue;
    const kept = before.get(ring.strength);
    const order = kept === undefined ? ANGLES : [kept, ...ANGLES.filter((angle) => angle !== kept)];
    const candidates = order
      .map((angle) => wordsAt(ring, centre, radius, angle))
      .filter(({ at }) => isInside(at, viewport));
    const free = candidates.find(
      ({ box }) =>
        !obstacles.some((other) => doOverlap(box, other)) && !placed.some((other) => doOverlap(box, other.box)),
    );
    if (free !== undefined) placed.push(free);
  }
  return placed;
}

function wordsAt(ring: RangeRing, centre: ScreenPoint, radius: number, angle: number): RingWords {
  const at = { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) };
  return {
    ring,
    at,
    angle,
    box: {
      left: at.x - HALF_WIDTH_PIXELS,
      right: at.x + HALF_WIDTH_PIXELS,
      top: at.y - HALF_HEIGHT_PIXELS,
      bottom: at.y + HALF_HEIGHT_PIXELS,
    },
  };
}

function isInside({ x, y }: ScreenPoint, { widthPixels, heightPixels }: Viewport): boolean {
  return (
    x > EDGE_PIXELS && x < widthPixels - 2 * EDGE_PIXELS && y > EDGE_PIXELS / 2 && y < heightPixels - EDGE_PIXELS / 2
  );
}

function doOverlap(a: Obstacle, b: Obstacle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
