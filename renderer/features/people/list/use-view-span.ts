import { useLayoutEffect, useState, type RefObject } from 'react';
import { ROW_PX, type Span } from './rows-in-view.ts';

/** The view is followed in steps of some rows, so that not each pixel of scrolling draws the list again. */
const STEP_PX = 4 * ROW_PX;

/**
 * Returns the part of an element that can be seen, in steps, as it scrolls and as its surroundings change; null = not
 * known, or nobody asks.
 */
export function useViewSpan(element: RefObject<HTMLElement | null>, isOn: boolean): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useLayoutEffect(() => {
    const content = element.current;
    if (!isOn || content === null) return undefined;
    const clips = clippingAncestors(content);
    const measure = (): void => {
      const next = visibleSpan(content, clips);
      setSpan((before) => (before?.topPx === next.topPx && before.bottomPx === next.bottomPx ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const one of [content, ...clips]) observer.observe(one);
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', measure, { capture: true });
      window.removeEventListener('resize', measure);
    };
  }, [element, isOn]);
  return isOn ? span : null;
}

function clippingAncestors(element: HTMLElement): readonly HTMLElement[] {
  const clips: HTMLElement[] = [];
  for (let one = element.parentElement; one !== null; one = one.parentElement)
    if (getComputedStyle(one).overflowY !== 'visible') clips.push(one);
  return clips;
}

function visibleSpan(content: HTMLElement, clips: readonly HTMLElement[]): Span {
  const start = content.getBoundingClientRect().top;
  const boxes = clips.map((clip) => clip.getBoundingClientRect());
  const top = Math.max(0, ...boxes.map((box) => box.top));
  const bottom = Math.min(window.innerHeight, ...boxes.map((box) => box.bottom));
  return {
    topPx: STEP_PX * Math.floor((top - start) / STEP_PX),
    bottomPx: STEP_PX * Math.ceil((bottom - start) / STEP_PX),
  };
}
