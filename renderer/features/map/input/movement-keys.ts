import { isTextEntry } from '../../../ui/controls/text-entry.ts';

const KEYS: ReadonlySet<string> = new Set([
  'KeyW',
  'KeyA',
  'KeyS',
  'KeyD',
  'KeyQ',
  'KeyE',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ShiftLeft',
  'ShiftRight',
]);

/** What the keys for zooming write, on whichever key a keyboard has them. */
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
  /** Another set of keys is held. */
  readonly onChange: () => void;
  /** 1 = nearer, -1 = farther away. */
  readonly onZoom: (step: 1 | -1) => void;
}

/** Keeps which movement keys are held in this window, and tells of those for zooming. */
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
      isTextEntry(event.target)
    )
      return;
    if (document.querySelector('dialog:modal') !== null) return;
    if (zoom !== undefined) return onZoom(zoom);
    if (event.code.startsWith('Arrow')) event.preventDefault();
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
