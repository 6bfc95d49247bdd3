/** The side of a dot where a name stands. */
const LABEL_SIDES = ['below', 'above', 'right', 'left'] as const;
export type LabelSide = (typeof LABEL_SIDES)[number];

/** A name to place beside a dot. Pixels of the map. */
export interface LabelRequest {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Radius of the dot with its rings. */
  readonly radiusPixels: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** The side of the last picture, kept if it is free, so that names do not jump. */
  readonly before: LabelSide | undefined;
  /** Always placed, whatever it covers: you and the chosen player. */
  readonly isForced: boolean;
}

export interface PlacedLabel {
  readonly id: number;
  readonly side: LabelSide;
  /** Centre of the text. */
  readonly x: number;
  readonly y: number;
}

/** A box that no name may cover: a dot, a number, a name. */
export interface Obstacle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP_PIXELS = 5;
/** The size of most names, so that a name only looks for others in a few cells around it. */
const CELL_PIXELS = 64;

/**
 * Places as many names as fit into `picture` without covering each other or `obstacles`, in the order of `requests`.
 * Names above and below a dot move sideways to stay in the picture. Names that fit nowhere are left out.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Obstacle[],
  picture: Obstacle,
): readonly PlacedLabel[] {
  const taken = new ObstacleGrid();
  for (const obstacle of obstacles) taken.add(obstacle);
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    const side =
      sidesFor(request).find((candidate) => {
        const box = boxAt(request, candidate, picture);
        return isWithin(box, picture) && taken.isFree(box);
      }) ?? (request.isForced ? (request.before ?? 'below') : undefined);
    if (side === undefined) continue;
    taken.add(boxAt(request, side, picture));
    placed.push({ id: request.id, side, ...middleAt(request, side, picture) });
  }
  return placed;
}

function sidesFor({ before }: LabelRequest): readonly LabelSide[] {
  return before === undefined ? LABEL_SIDES : [before, ...LABEL_SIDES.filter((side) => side !== before)];
}

function middleAt(
  { x, y, radiusPixels, widthPixels, heightPixels }: LabelRequest,
  side: LabelSide,
  picture: Obstacle,
): { readonly x: number; readonly y: number } {
  const vertical = radiusPixels + GAP_PIXELS + heightPixels / 2;
  const horizontal = radiusPixels + GAP_PIXELS + widthPixels / 2;
  switch (side) {
    case 'below':
      return { x: nearestMiddle(x, widthPixels, picture), y: y + vertical };
    case 'above':
      return { x: nearestMiddle(x, widthPixels, picture), y: y - vertical };
    case 'right':
      return { x: x + horizontal, y };
    case 'left':
      return { x: x - horizontal, y };
  }
}

/** Where a name's middle lies so that it stays in the picture, if that is wide enough. */
function nearestMiddle(x: number, widthPixels: number, { left, right }: Obstacle): number {
  const most = right - widthPixels / 2;
  return Math.max(left + widthPixels / 2, Math.min(most, x));
}

function isWithin(box: Obstacle, picture: Obstacle): boolean {
  return (
    box.left >= picture.left && box.right <= picture.right && box.top >= picture.top && box.bottom <= picture.bottom
  );
}

function boxAt(request: LabelRequest, side: LabelSide, picture: Obstacle): Obstacle {
  const { x, y } = middleAt(request, side, picture);
  const [halfWidth, halfHeight] = [request.widthPixels / 2, request.heightPixels / 2];
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

/** Indexes boxes by the cells they touch, so that a box is compared with its neighbours only. */
class ObstacleGrid {
  readonly #cells = new Map<number, Obstacle[]>();

  add(box: Obstacle): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes === undefined) this.#cells.set(cell, [box]);
      else boxes.push(box);
    }
  }

  isFree(box: Obstacle): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.#cells.get(cell) ?? []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return false;
      }
    }
    return true;
  }
}

function* cellsOf({ left, top, right, bottom }: Obstacle): Generator<number> {
  for (let column = Math.floor(left / CELL_PIXELS); column <= Math.floor(right / CELL_PIXELS); column++) {
    // A map is never 65,536 cells high.
    for (let row = Math.floor(top / CELL_PIXELS); row <= Math.floor(bottom / CELL_PIXELS); row++)
      yield column * 65_536 + row;
  }
}
