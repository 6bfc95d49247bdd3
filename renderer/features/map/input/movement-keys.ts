import { topDialog } from '../../../ui/display/dialog/open-dialogs.ts';
import { takesLetters } from './takes-keys.ts';

const KEYS: ReadonlySet<string> = new Set(['KeyW', 'KeyA', 'KeyS', 'KeyD', 'KeyQ', 'KeyE', 'ShiftLeft', 'ShiftRight']);

/** The characters of the zoom keys, wherever a keyboard has them. */
const ZOOM_STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ['+', 1],
  ['=', 1],
  ['-', -1],
  ['−', -1],
]);

export interface MovementKeys {
  readonly held: ReadonlySet<string>;
  stop(): void;
}

export interface MovementKeyHandlers {
  /** Called when the set of held keys changes. */
  readonly onChange: () => void;
  /** 1 = nearer, -1 = farther away. */
  readonly onZoom: (step: 1 | -1) => void;
}

/** Tracks the movement keys held in this window, and reports the zoom keys. */
export function watchMovementKeys({ onChange, onZoom }: MovementKeyHandlers): MovementKeys {
  const held = new Set<string>();
  const stop = new AbortController();
  const { signal } = stop;
  const releaseAll = (): void => {
    held.clear();
    onChange();
  };
  const onDown = (event: KeyboardEvent): void => {
    const zoom = ZOOM_STEPS.get(event.key);
    if (
      (zoom === undefined && !KEYS.has(event.code)) ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      takesLetters(event.target) ||
      topDialog() !== null
    )
      return;
    if (zoom !== undefined) return onZoom(zoom);
    held.add(event.code);
    onChange();
  };
  window.addEventListener('keydown', onDown, { signal });
  window.addEventListener(
    'keyup',
    ({ code }) => {
      if (held.delete(code)) onChange();
    },
    { signal },
  );
  window.addEventListener('blur', releaseAll, { signal });
  return { held, stop: () => stop.abort() };
}
