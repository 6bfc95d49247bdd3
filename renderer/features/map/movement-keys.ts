import { isTextEntry } from '../../ui/text-entry.ts';

const KEYS: ReadonlySet<string> = new Set([
  'KeyW', 'KeyA', 'KeyS', 'KeyD', 'KeyQ', 'KeyE', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ShiftLeft', 'ShiftRight',
]);

export interface MovementKeys {
  readonly held: ReadonlySet<string>;
  stop(): void;
}

/** Keeps which movement keys are held in this window; `onChange` is told of each change. */
export function watchMovementKeys(onChange: () => void): MovementKeys {
  const held = new Set<string>();
  const stop = new AbortController();
  const { signal } = stop;
  const releaseAll = (): void => {
    held.clear();
    onChange();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (!KEYS.has(event.code) || event.ctrlKey || event.altKey || event.metaKey || isTextEntry(event.target)) return;
      if (document.querySelector('dialog:modal') !== null) return;
      if (event.code.startsWith('Arrow')) event.preventDefault();
      held.add(event.code);
      onChange();
    },
    { signal },
  );
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
