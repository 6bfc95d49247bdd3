import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react';
import { anchorAt, topOf, windowOf, type Anchor, type RowWindow } from './virtual-rows.ts';

/** The usual height of a row that was never drawn, and the room around the view in which rows are drawn: pixels. */
const USUAL_HEIGHT = 44;
const MARGIN = 400;
/** Nearer to the end than this counts as there: pixels. */
const END = 32;

export interface VirtualRows {
  readonly shown: RowWindow;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Measures the element of a row from now on. Returns what ends this. */
  readonly measure: (key: string, element: HTMLElement) => () => void;
  /** Whether the last row is in view. */
  readonly isAtEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
  /** Brings a row into view that may not be drawn. */
  readonly toRow: (index: number) => void;
}

/** Draws only the rows in view of a long list whose rows have any height. A list at its end stays there. */
export function useVirtualRows(keys: readonly string[]): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const [measured, noteMeasured] = useReducer((count: number) => count + 1, 0);
  const [view, setView] = useState({ top: Infinity, height: 600 });
  const [isAtEnd, setAtEnd] = useState(true);
  const stays = useRef(true);
  const known = useMemo(
    () => keys.map((key) => heights.current.get(key) ?? USUAL_HEIGHT),
    // A measurement changes what `heights` holds.
    [keys, measured],
  );
  const shown = windowOf(known, view, MARGIN);
  const latest = useRef({ keys, known });
  useLayoutEffect(() => {
    latest.current = { keys, known };
  });
  const anchor = useRef<Anchor | undefined>(undefined);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    stays.current = true;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, clientHeight: height, scrollHeight } = element;
    stays.current = scrollHeight - top - height <= END;
    anchor.current = anchorAt(latest.current.keys, latest.current.known, top);
    setAtEnd(stays.current);
    setView({ top, height });
  }, []);
  const toRow = useCallback(
    (index: number) => {
      const element = scroller.current;
      const top = known.slice(0, index).reduce((sum, height) => sum + height, 0);
      stays.current = false;
      anchor.current = undefined;
      if (element !== null) element.scrollTop = top - element.clientHeight / 2;
    },
    [known],
  );
  // What is read stays where it is when rows above it turn out to have other heights.
  useLayoutEffect(() => {
    if (stays.current) return toEnd();
    const element = scroller.current;
    const top = anchor.current === undefined ? undefined : topOf(keys, known, anchor.current);
    if (element !== null && top !== undefined && Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top;
  }, [keys, known, toEnd]);
  // The view can change its height without a scroll.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => {
      if (stays.current) toEnd();
      onScroll();
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [onScroll, toEnd]);
  const measure = useCallback((key: string, element: HTMLElement) => {
    const note = (): void => {
      const height = element.offsetHeight;
      if (height === 0 || heights.current.get(key) === height) return;
      heights.current.set(key, height);
      noteMeasured();
    };
    const sizes = new ResizeObserver(note);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return { shown, scroller, measure, isAtEnd, onScroll, toEnd, toRow };
}
