import { useEffect, useMemo, useRef, useState, type FocusEvent, type HTMLAttributes, type RefObject } from 'react';
import { arrangeLobbies, type Arrangement, type LobbyGroups } from './arrange-lobbies.ts';
import type { LobbiesState } from './lobbies-store.ts';

/** The lobbies to show, and the attributes of the element that holds them. */
interface ArrangedLobbies {
  readonly groups: LobbyGroups;
  readonly hold: { readonly ref: RefObject<HTMLDivElement | null> } & Pick<
    HTMLAttributes<HTMLElement>,
    'onPointerEnter' | 'onPointerMove' | 'onPointerLeave' | 'onFocus' | 'onBlur'
  >;
}

type Wanted = Omit<Arrangement, 'held'>;

/**
 * Arranges the lobbies. While pointer or keyboard is among them, none changes its place: you would enter another
 * one. Another search or order ends that, until the pointer moves. A focus that a click has left there keeps no places.
 */
export function useArrangedLobbies({ lobbies, search, order, entry }: LobbiesState): ArrangedLobbies {
  const wanted = useMemo(() => ({ search, order }), [search, order]);
  // What was wanted when pointer and focus were last seen among the lobbies.
  const [pointed, setPointed] = useState<Wanted | null>(null);
  const [focused, setFocused] = useState<Wanted | null>(null);
  const isHeld = pointed === wanted || focused === wanted;
  const shown = useRef<LobbyGroups | null>(null);
  const groups = useMemo(
    () => arrangeLobbies(lobbies, { ...wanted, held: isHeld ? shown.current : null }),
    [lobbies, wanted, isHeld],
  );
  useEffect(() => {
    shown.current = groups;
  }, [groups]);
  const list = useRef<HTMLDivElement>(null);
  const isEntering = entry !== null;
  // React misses the focus that comes back from a dialog as it closes.
  useEffect(() => {
    const hasFocus = (list.current?.querySelector(':focus-visible') ?? null) !== null;
    if (hasFocus && !isEntering) setFocused(wanted);
  }, [isEntering, wanted]);
  return {
    groups,
    hold: {
      ref: list,
      onPointerEnter: () => setPointed(wanted),
      onPointerMove: () => setPointed(wanted),
      onPointerLeave: () => setPointed(null),
      onFocus: (event: FocusEvent) => setFocused(event.target.matches(':focus-visible') ? wanted : null),
      onBlur: (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget) ? wanted : null),
    },
  };
}
