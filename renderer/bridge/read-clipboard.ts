import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { findInvite, type FoundInvite } from '../../shared/rendezvous/find-invite.ts';

/** The clipboard's content for the start screen. `refused`: nobody may read it without asking you, or at all. */
export type ClipboardAnswer =
  { readonly kind: 'found'; readonly invite: FoundInvite } | { readonly kind: 'none' | 'refused' };

/** Looks for a way into a lobby in the clipboard. Any other text stays there: it is neither kept nor sent. */
export interface InviteClipboard {
  /** Reads it only where nobody is asked for that. */
  glance(): Promise<ClipboardAnswer>;
  /** Reads it because you clicked; a browser may ask you first. */
  paste(): Promise<ClipboardAnswer>;
}

/** Reads the clipboard through the main process, or through the page if the main process cannot. */
export function createInviteClipboard(bridge: EarshotBridge): InviteClipboard {
  async function read(mayRead: () => Promise<boolean>): Promise<ClipboardAnswer> {
    const answer = await bridge.invoke('app:read-clipboard', {});
    if (answer.ok) return answerOf(answer.value.found);
    if (!(await mayRead())) return { kind: 'refused' };
    try {
      return answerOf(findInvite(await navigator.clipboard.readText()));
    } catch {
      return { kind: 'refused' };
    }
  }
  return { glance: () => read(isAllowed), paste: () => read(async () => true) };
}

function answerOf(invite: FoundInvite | null | undefined): ClipboardAnswer {
  return invite === null || invite === undefined ? { kind: 'none' } : { kind: 'found', invite };
}

/** Returns whether the page may read the clipboard without a question. Some browsers do not know the permission. */
async function isAllowed(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted';
  } catch {
    return false;
  }
}
