/**
 * Calls `onDismiss` when Escape is pressed, or when a press begins outside. Nothing else gets that Escape. Returns a
 * function that stops.
 */
export function listenOutside(isInside: (target: Node) => boolean, onDismiss: () => void): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Node) || !isInside(target)) onDismiss();
    },
    options,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onDismiss();
    },
    options,
  );
  return () => stop.abort();
}
