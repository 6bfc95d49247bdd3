import { isInLobby, type LobbyState, type LobbyStore } from '../lobby-store.ts';

/** A message to the host: keys of the lobby's texts. */
export type InvitationNews = 'invitationCopied' | 'invitationNotCopied' | 'invitationOutdated';

export interface InvitationCopyPorts {
  readonly store: LobbyStore;
  /** Returns the invitation with the addresses of now. */
  current(): Promise<string>;
  readonly clipboard: {
    copy(text: string): Promise<boolean>;
    /** Returns the text that this window copied last. */
    last(): string;
    /** Whether the clipboard certainly still holds it. */
    isUntouched(): boolean;
  };
  tell(news: InvitationNews): void;
}

export interface InvitationCopy {
  /** Handles that the host may have other addresses than before. */
  addressesChanged(): Promise<void>;
}

/**
 * Copies the invitation to every lobby that you open. A router or a rendezvous server may answer only afterwards, so
 * while nobody has joined, a newer invitation replaces the copied one, or you learn that the copied one is outdated.
 */
export function createInvitationCopy({ store, current, clipboard, tell }: InvitationCopyPorts): InvitationCopy {
  /** The invitation that was copied; '' = none is kept up to date. */
  let copied = '';
  let visits = 0;

  async function copyFirst(): Promise<void> {
    const visit = visits;
    const invitation = await current();
    if (visit !== visits) return;
    const isCopied = await clipboard.copy(invitation);
    if (visit !== visits) return;
    if (isCopied) copied = invitation;
    tell(isCopied ? 'invitationCopied' : 'invitationNotCopied');
    // They may have changed meanwhile.
    await addressesChanged();
  }

  async function addressesChanged(): Promise<void> {
    const before = copied;
    if (before === '' || store.getState().participants.length > 1) return;
    const invitation = await current();
    if (copied !== before || invitation === before) return;
    const last = clipboard.last();
    if (last === before && clipboard.isUntouched()) {
      if (await clipboard.copy(invitation)) copied = invitation;
      return;
    }
    // You may have sent the older one already. If you copied another form since, you know where to find it.
    copied = '';
    if (last === before) tell('invitationOutdated');
  }

  store.subscribe((state, before) => {
    if (isInLobby(state) === isInLobby(before)) return;
    visits++;
    copied = '';
    if (isOpened(state, before)) void copyFirst();
  });
  return { addressesChanged };
}

function isOpened(state: LobbyState, before: LobbyState): boolean {
  return isInLobby(state) && state.origin === 'hosted' && before.connection.status === 'starting';
}
