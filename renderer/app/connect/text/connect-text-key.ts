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

/** The keys that begin a message, as in games. */
const KEYS: ReadonlySet<string> = new Set(['/', 't', 'T']);

/** Lets a key begin a message, unless it is one that talks, or something else has the focus that takes keys. */
export function connectTextKey({ lobby, settings, text, window }: TextKeyConnections): void {
  window.addEventListener('keydown', (event) => {
    if (!KEYS.has(event.key) || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!isInLobby(lobby.getState()) || text.store.getState().isAvailable !== true) return;
    const isBound = settings
      .getState()
      .settings.bindings.some(({ trigger }) => trigger.device === 'keyboard' && trigger.code === event.code);
    if (isBound || isTaken(event.target)) return;
    event.preventDefault();
    text.controller.begin();
  });
}

/** Text is entered, or a dialog or a menu is open. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], .popover:popover-open') !== null) return true;
  return isTextEntry(target);
}
