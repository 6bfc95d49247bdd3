import { useEffect, useMemo, useRef, useState, type FocusEvent, type HTMLAttributes } from 'react';
import { arrangeLobbies, type LobbyGroups } from './arrange-lobbies.ts';
import type { LobbiesState } from './lobbies-store.ts';

/** The lobbies to show, and the attributes of the element that holds them. */
interface ArrangedLobbies {
  readonly groups: LobbyGroups;
  readonly hold: Pick<HTMLAttributes<HTMLElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;
}

/** Arranges the lobbies. While the pointer or the focus is among them, they keep their order. */
export function useArrangedLobbies({ lobbies, search, order }: LobbiesState): ArrangedLobbies {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isPointed || isFocused;
  const shown = useRef<{ readonly order: string; readonly ids: readonly string[] }>({ order, ids: [] });
  const groups = useMemo(() => {
    // Another order was asked for, so it applies at once.
    const held = isHeld && shown.current.order === order ? shown.current.ids : null;
    return arrangeLobbies(lobbies, { search, order, held });
  }, [lobbies, search, order, isHeld]);
  useEffect(() => {
    shown.current = { order, ids: [...groups.lan, ...groups.directory].map(({ id }) => id) };
  }, [groups, order]);
  return {
    groups,
    hold: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}
