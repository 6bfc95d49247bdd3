import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { watchClipboard, type ClipboardPage } from '../../bridge/watched-clipboard.ts';
import { createInvitationCopy, type InvitationNews } from '../../features/lobby/invitation/invitation-copy.ts';
import { createLobbyInvitation } from '../../features/lobby/invitation/lobby-invitation.ts';
import type { LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { ReachStore } from '../../features/reach/reach-store.ts';
import type { ToastController } from '../../features/toasts/toast-store.ts';

/** The invitation to the lobby, and the clipboard on its way to others. */
export interface InvitationFeature {
  readonly copyInvitation: () => Promise<boolean>;
  /** Returns the invitation; if this machine hosts, with the addresses that it has now. */
  readonly currentInvitation: () => Promise<string>;
  /** Replaces the invitation of the lobby that this machine hosts. */
  readonly renewInvitation: () => Promise<void>;
  readonly copyText: (text: string) => Promise<boolean>;
}

export interface InvitationConnections {
  readonly bridge: EarshotBridge;
  readonly lobby: LobbyStore;
  readonly reach: ReachStore;
  readonly toasts: Pick<ToastController, 'show'>;
  readonly i18n: i18n;
  readonly page: ClipboardPage;
}

/** Connects the invitation: it is in the clipboard once you open a lobby, and a toast confirms it. */
export function connectInvitation(connections: InvitationConnections): InvitationFeature {
  const { bridge, lobby, reach, toasts, i18n, page } = connections;
  const { current, renew } = createLobbyInvitation(bridge, lobby);
  const clipboard = watchClipboard(bridge, page);
  const tell = (news: InvitationNews): void => {
    const show = (): void => toasts.show('invitation', i18n.t(news, { ns: 'lobby' }), null);
    // A toast is gone before you come back.
    if (page.document.hasFocus()) show();
    else page.addEventListener('focus', show, { once: true });
  };
  const { addressesChanged } = createInvitationCopy({ store: lobby, current, clipboard, tell });
  reach.subscribe((state, before) => {
    if (state.reach !== null && state.reach !== before.reach) void addressesChanged();
  });
  return {
    copyInvitation: async () => clipboard.copy(await current()),
    copyText: clipboard.copy,
    currentInvitation: current,
    renewInvitation: renew,
  };
}
