import { useEffect, useState, type FocusEvent, type PointerEvent } from 'react';

interface RowInUse {
  readonly isInUse: boolean;
  /** What the row's element gets. */
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/**
 * Keeps whether a row has the pointer or the keyboard's focus, and tells `onChange`. A finger has no way to be there
 * without a tap, so it does not count. A drag that began in the row keeps it in use until it ends.
 */
export function useRowInUse(onChange: (isInUse: boolean) => void): RowInUse {
  const [isInUse, setInUse] = useState(false);
  useEffect(() => {
    if (!isInUse) return undefined;
    onChange(true);
    return () => onChange(false);
  }, [isInUse, onChange]);
  return {
    isInUse,
    handlers: {
      onPointerEnter(event) {
        if (event.pointerType !== 'touch') setInUse(true);
      },
      onPointerLeave({ currentTarget: row, buttons }) {
        const look = (): void => setInUse(row.matches(':hover') || row.querySelector(':focus-visible') !== null);
        if (buttons === 0) look();
        else window.addEventListener('pointerup', look, { once: true });
      },
      onFocus({ target }) {
        if (target.matches(':focus-visible')) setInUse(true);
      },
      onBlur({ currentTarget: row, relatedTarget }) {
        if (relatedTarget instanceof Node && row.contains(relatedTarget)) return;
        setInUse(row.matches(':hover'));
      },
    },
  };
}
