import { useState } from 'react';
import type { ParticipantId } from '../../../../../shared/model/participant.ts';
import type { OpenPersonMenu } from '../../../../features/people/row/PersonRow.tsx';
import type { Box } from '../../../../ui/floating/place-floating.ts';

interface OpenPerson {
  readonly id: ParticipantId;
  readonly anchor: Element | Box;
  readonly part: 'menu' | 'details' | 'kick' | 'ban' | 'report' | 'move';
}

/** Which player's menu or details are open, or who is about to be removed, from the list or the map. */
export interface PersonMenuState {
  /** null = nothing is open. */
  readonly open: OpenPerson | null;
  readonly openMenu: OpenPersonMenu;
  readonly openDetails: OpenPersonMenu;
  /** Shows the details in the place of the menu. */
  readonly showDetails: () => void;
  /** Asks why the player has to go, in the place of the menu. */
  readonly askToRemove: (how: 'kick' | 'ban') => void;
  /** Asks what the player did, in the place of the menu. */
  readonly askToReport: () => void;
  /** Asks for the room to which the player should be moved, in the place of the menu. */
  readonly askToMove: () => void;
  /** Closes one part; what has been opened in its place stays. */
  readonly close: (part: OpenPerson['part']) => void;
}

/** Keeps which player's menu or details are open. */
export function usePersonMenu(): PersonMenuState {
  const [open, setOpen] = useState<OpenPerson | null>(null);
  const [openMenu] = useState((): OpenPersonMenu => (id, anchor) => setOpen({ id, anchor, part: 'menu' }));
  const [openDetails] = useState((): OpenPersonMenu => (id, anchor) => setOpen({ id, anchor, part: 'details' }));
  return {
    open,
    openMenu,
    openDetails,
    showDetails: () => open !== null && setOpen({ ...open, part: 'details' }),
    askToMove: () => open !== null && setOpen({ ...open, part: 'move' }),
    askToRemove: (how) => open !== null && setOpen({ ...open, part: how }),
    askToReport: () => open !== null && setOpen({ ...open, part: 'report' }),
    close: (part) => setOpen((now) => (now?.part === part ? null : now)),
  };
}
