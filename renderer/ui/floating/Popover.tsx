import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { listenOutside } from './listen-outside.ts';
import { placeFloating, type Box } from './place-floating.ts';
import './popover.css';

interface Props {
  /** What it belongs to: an element, or the point of a right click. */
  readonly anchor: Element | Box;
  readonly label: string;
  readonly role?: 'dialog' | 'menu';
  readonly side?: 'above' | 'below';
  readonly children: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onClose: () => void;
}

/**
 * Floats above the window beside its anchor while mounted, and closes at Escape, at a click elsewhere, or when Tab
 * leaves it. It takes the focus, and gives it back to what had it.
 */
export function Popover({
  anchor,
  label,
  role = 'dialog',
  side = 'below',
  children,
  onKeyDown,
  onClose,
}: Props): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const popover = element.current;
    if (popover === null) return;
    const before = document.activeElement;
    popover.showPopover();
    place(popover, anchor, side);
    (startOf(popover) ?? popover).focus({ preventScroll: true });
    return () => {
      const hadFocus = popover.contains(document.activeElement) || document.activeElement === document.body;
      if (popover.matches(':popover-open')) popover.hidePopover();
      if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [anchor, side]);
  useEffect(() => {
    const popover = element.current;
    if (popover === null) return;
    const placeAgain = (): void => place(popover, anchor, side);
    const sizes = new ResizeObserver(placeAgain);
    sizes.observe(popover);
    window.addEventListener('resize', placeAgain);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', placeAgain);
    };
  }, [anchor, side]);
  useDismissal(element, anchor, onClose);
  return (
    <div
      className="popover"
      id={id}
      ref={element}
      popover="manual"
      role={role}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget: next }) => {
        if (!(next instanceof Node) || currentTarget.contains(next)) return;
        if (!(anchor instanceof Element && anchor.contains(next))) onClose();
      }}
    >
      {children}
    </div>
  );
}

/**
 * Closes at Escape, or when a press begins elsewhere. A popover that the browser dismisses closes when a press ends: it
 * would close a menu at once that opens while the right button or a finger is still down.
 */
function useDismissal(element: RefObject<HTMLElement | null>, anchor: Element | Box, onClose: () => void): void {
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const isInside = (target: Node): boolean =>
      element.current?.contains(target) === true || (anchor instanceof Element && anchor.contains(target));
    return listenOutside(isInside, () => close.current());
  }, [element, anchor]);
}

/** Returns where the focus starts: at the first item of a menu, or else at the first control. */
function startOf(popover: HTMLElement): HTMLElement | null {
  return (
    popover.querySelector<HTMLElement>('[role^="menuitem"]:not(:disabled)') ??
    popover.querySelector<HTMLElement>('button:not(:disabled), input:not(:disabled), [tabindex="0"]')
  );
}

function place(popover: HTMLElement, anchor: Element | Box, side: 'above' | 'below'): void {
  const { left, top } = placeFloating({
    anchor: anchor instanceof Element ? anchor.getBoundingClientRect() : anchor,
    width: popover.offsetWidth,
    height: popover.offsetHeight,
    window: { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight },
    isRightToLeft: getComputedStyle(popover).direction === 'rtl',
    side,
    align: 'start',
  });
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}
