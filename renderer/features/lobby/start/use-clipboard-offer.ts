import { useEffect, useState } from 'react';
import type { FoundInvite } from '../../../../shared/rendezvous/find-invite.ts';
import type { InviteClipboard } from '../../../bridge/read-clipboard.ts';
import { oneAtATime } from './one-at-a-time.ts';

interface ClipboardOffer {
  /** The clipboard's content; null = nothing that leads into a lobby. */
  readonly offer: FoundInvite | null;
  /** Whether the clipboard is read only if you ask for it. */
  readonly mustAsk: boolean;
}

const UNKNOWN: ClipboardOffer = { offer: null, mustAsk: false };

/** Looks into the clipboard now, and whenever the window gets the focus: never while another window has it. */
export function useClipboardOffer(clipboard: InviteClipboard): ClipboardOffer {
  const [found, setFound] = useState(UNKNOWN);
  useEffect(() => {
    let isOver = false;
    // The window may get the focus while it looks: the earlier answer must not come last.
    const look = oneAtATime(async () => {
      if (!document.hasFocus()) return;
      const answer = await clipboard.glance();
      if (isOver) return;
      setFound({ offer: answer.kind === 'found' ? answer.invite : null, mustAsk: answer.kind === 'refused' });
    });
    look();
    window.addEventListener('focus', look);
    return () => {
      isOver = true;
      window.removeEventListener('focus', look);
    };
  }, [clipboard]);
  return found;
}
