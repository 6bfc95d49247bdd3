import { useRef, useState, type MouseEvent } from 'react';

/** What floats beside a button, such as a menu: open while it has an anchor. */
export interface Anchor {
  /** The button; null = nothing floats. */
  readonly anchor: Element | null;
  readonly close: () => void;
  /** What the button needs. */
  readonly button: {
    readonly 'aria-expanded': boolean;
    readonly onPointerDown: () => void;
    readonly onClick: (event: MouseEvent<Element>) => void;
  };
}

/** Opens what floats beside a button at a click, and closes it at the next one. */
export function useAnchor(): Anchor {
  const [anchor, setAnchor] = useState<Element | null>(null);
  // The press closes it, as any press elsewhere: the click that follows must not open it again.
  const wasOpen = useRef(false);
  return {
    anchor,
    close: () => setAnchor(null),
    button: {
      'aria-expanded': anchor !== null,
      onPointerDown: () => {
        wasOpen.current = anchor !== null;
      },
      onClick: ({ currentTarget }) => {
        setAnchor(wasOpen.current ? null : currentTarget);
        wasOpen.current = false;
      },
    },
  };
}
