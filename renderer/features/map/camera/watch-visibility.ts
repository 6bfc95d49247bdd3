/**
 * Reports whether `element` is visible: the window shows and it is not scrolled away. Returns a function that stops.
 */
export function watchVisibility(element: Element, onChange: (isVisible: boolean) => void): () => void {
  let isOnPage = true;
  const tell = (): void => onChange(isOnPage && document.visibilityState === 'visible');
  const intersections = new IntersectionObserver((entries) => {
    isOnPage = entries.at(-1)?.isIntersecting ?? true;
    tell();
  });
  intersections.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    intersections.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}
