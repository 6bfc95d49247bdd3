import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { placeFloating } from './place-floating.ts';
import './tip-layer.css';

/** A pointer that only passes shows nothing. */
const DELAY_MS = 400;

interface Shown {
  readonly text: string;
  readonly anchor: Element;
}

/**
 * Shows the text of the `data-tip` of the element under the pointer or with the focus. One layer serves the whole
 * window. Screen readers have the element's own label, so the tip is hidden from them.
 */
export function TipLayer(): ReactNode {
  const [shown, setShown] = useState<Shown | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => watchTips(setShown), []);
  useLayoutEffect(() => {
    const element = tip.current;
    if (element === null || shown === null) return;
    element.showPopover();
    const { left, top } = placeFloating({
      anchor: shown.anchor.getBoundingClientRect(),
      width: element.offsetWidth,
      height: element.offsetHeight,
      window: { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight },
      isRightToLeft: false,
      side: 'above',
      align: 'centre',
    });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [shown]);
  if (shown === null) return null;
  return (
    <div className="tip" ref={tip} popover="manual" aria-hidden="true">
      {shown.text}
    </div>
  );
}

/** Calls `show` with what to show. Returns a function that stops. */
function watchTips(show: (shown: Shown | null) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: Element | null = null;
  const hide = (): void => {
    clearTimeout(timer);
    current = null;
    show(null);
  };
  const approach = (target: EventTarget | null, delayMs: number): void => {
    const anchor = target instanceof Element ? target.closest('[data-tip]') : null;
    if (anchor === current) return;
    hide();
    const text = anchor?.getAttribute('data-tip') ?? '';
    if (anchor === null || text === '') return;
    current = anchor;
    timer = setTimeout(() => show({ text, anchor }), delayMs);
  };
  document.addEventListener('pointerover', (event) => approach(event.target, DELAY_MS), { signal });
  document.addEventListener('pointerdown', hide, { signal });
  document.addEventListener('focusout', hide, { signal });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), { signal });
  document.addEventListener('scroll', hide, { signal, capture: true });
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) approach(target, 0);
    },
    { signal },
  );
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
