/** A rectangle of the window, in CSS pixels from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Floating {
  /** What it belongs to; a point is a box without a size. */
  readonly anchor: Box;
  /** Its own size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The size of the window in CSS pixels. */
  readonly window: { readonly width: number; readonly height: number };
  readonly isRightToLeft: boolean;
  /** Whether it stands above or below its anchor where there is room for both. */
  readonly side: 'above' | 'below';
  /** Whether it starts where its anchor starts, or has its middle there. */
  readonly align: 'start' | 'centre';
}

/** The distance to the anchor in CSS pixels. */
const GAP = 6;

/** The least distance to the edges of the window in CSS pixels. */
const MARGIN = 8;

/**
 * Returns where a floating element goes, as its upper left corner in CSS pixels: beside its anchor on the wanted side,
 * on the other one if only that has room, and always inside the window as far as its size allows.
 */
export function placeFloating(floating: Floating): { readonly left: number; readonly top: number } {
  const { anchor, width, height, window, isRightToLeft, side, align } = floating;
  const start = isRightToLeft ? anchor.right - width : anchor.left;
  const left = align === 'centre' ? (anchor.left + anchor.right - width) / 2 : start;
  const above = anchor.top - GAP - height;
  const below = anchor.bottom + GAP;
  const hasRoomAbove = above >= MARGIN;
  const hasRoomBelow = below + height <= window.height - MARGIN;
  const isAbove = side === 'above' ? hasRoomAbove || !hasRoomBelow : !hasRoomBelow && hasRoomAbove;
  return {
    left: clamp(left, MARGIN, window.width - MARGIN - width),
    top: clamp(isAbove ? above : below, MARGIN, window.height - MARGIN - height),
  };
}

/** The lower bound wins, so that the beginning of what is too large shows. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
