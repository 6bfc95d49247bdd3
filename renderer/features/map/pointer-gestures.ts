import type { ScreenPoint } from './camera.ts';

/** What a pointer does on the map, in pixels of the element. */
export interface PointerHandlers {
  /** Whether one's own dot is there. */
  readonly isOnOwnDot: (at: ScreenPoint) => boolean;
  readonly onOwnDotDragged: (at: ScreenPoint) => void;
  readonly onPanned: (dx: number, dy: number) => void;
  readonly onClicked: (at: ScreenPoint) => void;
  readonly onHovered: (at: ScreenPoint | undefined) => void;
  readonly onZoomed: (at: ScreenPoint, factor: number) => void;
  readonly onDragEnded: () => void;
}

/** A press that moves less is a click. */
const DRAG_THRESHOLD_PIXELS = 5;
const ZOOM_PER_WHEEL_PIXEL = 0.0016;

/** Turns pointer and wheel events of `element` into gestures. The returned function stops that. */
export function listenToPointer(element: HTMLElement, handlers: PointerHandlers): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let press: { readonly pointerId: number; kind: 'undecided' | 'pan' | 'own-dot'; start: ScreenPoint; last: ScreenPoint } | undefined;

  const pointOf = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || press !== undefined) return;
    const at = pointOf(event);
    press = { pointerId: event.pointerId, kind: handlers.isOnOwnDot(at) ? 'own-dot' : 'undecided', start: at, last: at };
    element.setPointerCapture(event.pointerId);
    element.dataset['gesture'] = press.kind;
  };

  const onMove = (event: PointerEvent): void => {
    const at = pointOf(event);
    if (press === undefined) return handlers.onHovered(at);
    if (event.pointerId !== press.pointerId) return;
    if (press.kind === 'undecided' && Math.hypot(at.x - press.start.x, at.y - press.start.y) > DRAG_THRESHOLD_PIXELS) press.kind = 'pan';
    element.dataset['gesture'] = press.kind;
    if (press.kind === 'pan') handlers.onPanned(at.x - press.last.x, at.y - press.last.y);
    if (press.kind === 'own-dot') handlers.onOwnDotDragged(at);
    press.last = at;
  };

  const onUp = (event: PointerEvent): void => {
    if (event.pointerId !== press?.pointerId) return;
    if (press.kind === 'undecided' && event.type === 'pointerup') handlers.onClicked(press.start);
    press = undefined;
    delete element.dataset['gesture'];
    handlers.onDragEnded();
  };

  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('pointerleave', () => handlers.onHovered(undefined), { signal });
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      handlers.onZoomed(pointOf(event), Math.exp(-event.deltaY * ZOOM_PER_WHEEL_PIXEL));
    },
    { signal, passive: false },
  );
  return () => stop.abort();
}
