import { writeKeyOf } from '../../../../shared/model/keys/write-keys.ts';
import { boundTo } from '../../../features/hotkeys/writing/read-write-key.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import { isInLobby, type LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { TextController } from '../../../features/text/text-controller.ts';
import type { TextStore } from '../../../features/text/text-store.ts';
import { isTextEntry } from '../../../ui/controls/text-entry.ts';

export interface TextKeyConnections {
  readonly lobby: LobbyStore;
  readonly settings: SettingsStore;
  readonly text: { readonly store: TextStore; readonly controller: Pick<TextController, 'begin'> };
  readonly window: Pick<Window, 'addEventListener'>;
}

/** Lets a key begin a message, unless it is one that talks, or something else has the focus that takes keys. */
export function connectTextKey({ lobby, settings, text, window }: TextKeyConnections): void {
  window.addEventListener('keydown', (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const { bindings, writeKeys } = settings.getState().settings;
    const key = writeKeyOf(event.key);
    if (key === null || !writeKeys.includes(key)) return;
    if (!isInLobby(lobby.getState()) || text.store.getState().isAvailable !== true) return;
    if (boundTo(event, bindings) !== undefined || isTaken(event.target)) return;
    event.preventDefault();
    text.controller.begin();
  });
}

/** Text is entered, or a dialog or a menu is open. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], .popover:popover-open') !== null) return true;
  return isTextEntry(target);
}
