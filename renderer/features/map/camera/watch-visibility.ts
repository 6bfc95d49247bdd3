/**
 * Reports whether `element` is visible: the window shows and it is not scrolled away. Returns a function that stops.
 */
export function watchVisibility(element: Element, onChange: (isVisible: boolean) => void): () => void {
  let isOnPage = true;
  const report = (): void => onChange(isOnPage && document.visibilityState === 'visible');
  const intersections = new IntersectionObserver((entries) => {
    isOnPage = entries.at(-1)?.isIntersecting ?? true;
    report();
  });
  intersections.observe(element);
  document.addEventListener('visibilitychange', report);
  return () => {
    intersections.disconnect();
    document.removeEventListener('visibilitychange', report);
  };
}
