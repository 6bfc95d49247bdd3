import type { ScreenPoint } from '../camera/camera.ts';

/** Pointer gestures on the map, in pixels of the element. */
export interface PointerHandlers {
  /** Whether your own dot is there. */
  readonly isOnOwnDot: (at: ScreenPoint) => boolean;
  readonly onOwnDotDragged: (at: ScreenPoint) => void;
  readonly onPanned: (dx: number, dy: number) => void;
  readonly onClicked: (at: ScreenPoint) => void;
  /** The right button or a long press, here and in pixels of the window. */
  readonly onMenuWanted: (at: ScreenPoint, inWindow: ScreenPoint) => void;
  readonly onHovered: (at: ScreenPoint | undefined) => void;
  readonly onZoomed: (at: ScreenPoint, factor: number) => void;
  /** A pinch: the ground moves with the midpoint `at` and scales with the distance of the fingers. */
  readonly onPinched: (at: ScreenPoint, dx: number, dy: number, factor: number) => void;
  readonly onDragEnded: () => void;
}

interface Press {
  kind: 'undecided' | 'pan' | 'own-dot';
  readonly pointerId: number;
  readonly start: ScreenPoint;
}

/** A press that moves less than this is a click. */
const DRAG_THRESHOLD_PIXELS = 5;
const ZOOM_PER_WHEEL_PIXEL = 0.0016;
/** A pinch on a touchpad arrives as a wheel event with Ctrl, in smaller steps. */
const ZOOM_PER_PINCH_PIXEL = 0.01;
/** Firefox, and some mice elsewhere, count lines. */
const PIXELS_PER_WHEEL_LINE = 32;

/**
 * Turns pointer and wheel events of `element` into gestures: click, drag, two fingers. Returns a function that stops.
 */
export function listenToPointer(element: HTMLElement, handlers: PointerHandlers): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const pointers = new Map<number, ScreenPoint>();
  let press: Press | undefined;

  const pointOf = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || pointers.size >= 2) return;
    const at = pointOf(event);
    pointers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    // A second finger turns any gesture into a pinch.
    press =
      pointers.size > 1
        ? undefined
        : { pointerId: event.pointerId, kind: handlers.isOnOwnDot(at) ? 'own-dot' : 'undecided', start: at };
    element.dataset['gesture'] = press?.kind ?? 'pan';
  };

  const onMove = (event: PointerEvent): void => {
    const at = pointOf(event);
    const last = pointers.get(event.pointerId);
    if (last === undefined) return handlers.onHovered(at);
    if (pointers.size > 1) pinch(event.pointerId, last, at);
    else if (press !== undefined) drag(press, last, at);
    pointers.set(event.pointerId, at);
  };

  function drag(current: Press, last: ScreenPoint, at: ScreenPoint): void {
    if (
      current.kind === 'undecided' &&
      Math.hypot(at.x - current.start.x, at.y - current.start.y) > DRAG_THRESHOLD_PIXELS
    )
      current.kind = 'pan';
    element.dataset['gesture'] = current.kind;
    if (current.kind === 'pan') handlers.onPanned(at.x - last.x, at.y - last.y);
    if (current.kind === 'own-dot') handlers.onOwnDotDragged(at);
  }

  /** One of two fingers moved: the ground follows both. */
  function pinch(movedId: number, last: ScreenPoint, at: ScreenPoint): void {
    const other = [...pointers].find(([id]) => id !== movedId)?.[1];
    if (other === undefined) return;
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const now = Math.hypot(at.x - other.x, at.y - other.y);
    const factor = before > 0 && now > 0 ? now / before : 1;
    handlers.onPinched(
      { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 },
      (at.x - last.x) / 2,
      (at.y - last.y) / 2,
      factor,
    );
  }

  const onUp = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    if (press?.kind === 'undecided' && event.type === 'pointerup') handlers.onClicked(press.start);
    press = undefined;
    if (pointers.size > 0) return;
    delete element.dataset['gesture'];
    handlers.onDragEnded();
  };

  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * PIXELS_PER_WHEEL_LINE : event.deltaY;
    handlers.onZoomed(
      pointOf(event),
      Math.exp(-pixels * (event.ctrlKey ? ZOOM_PER_PINCH_PIXEL : ZOOM_PER_WHEEL_PIXEL)),
    );
  };

  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    // A long press is no click when the finger leaves.
    press = undefined;
    handlers.onMenuWanted(pointOf(event), { x: event.clientX, y: event.clientY });
  };

  element.addEventListener('contextmenu', onContextMenu, { signal });
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('pointerleave', () => handlers.onHovered(undefined), { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  return () => stop.abort();
}
