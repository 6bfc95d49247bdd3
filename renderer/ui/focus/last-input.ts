/** What the player used last. Keys that are held to talk or to walk count too. */
let last: 'keyboard' | 'pointer' = 'pointer';

/** Follows what the player uses. Returns a function that stops. */
export function watchLastInput(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  document.addEventListener('keydown', () => (last = 'keyboard'), options);
  document.addEventListener('pointerdown', () => (last = 'pointer'), options);
  return () => stop.abort();
}

export function lastInput(): typeof last {
  return last;
}
