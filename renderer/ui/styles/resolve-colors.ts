/**
 * Resolves design tokens at `parent` to plain colours, for canvases, which do not understand `var()` and
 * `light-dark()`: each name of `tokens` (such as `ground: '--map-ground'`) gets its colour.
 */
export function resolveColors<Name extends string>(
  parent: Element,
  tokens: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const probe = document.createElement('span');
  // Reduced motion turns every change of a style into a transition, which starts at the colour that was read before.
  probe.style.setProperty('transition', 'none', 'important');
  // Otherwise a contrast theme of the system gives the probe one colour for all tokens.
  probe.style.setProperty('forced-color-adjust', 'none');
  parent.append(probe);
  const colors = Object.entries<string>(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colors) as Record<Name, string>;
}

/** Calls `onChange` when a system setting changes the colours. Returns a function that stops. */
export function watchColors(onChange: () => void): () => void {
  const stop = new AbortController();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', onChange, { signal: stop.signal });
  return () => stop.abort();
}
