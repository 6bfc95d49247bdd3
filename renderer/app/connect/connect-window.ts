import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { isInLobby, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import { createWindowController, type WindowController } from '../../features/window/window-controller.ts';
import { browserFrame } from '../../features/window/window-frame.ts';
import { createWindowStore, type WindowStore } from '../../features/window/window-store.ts';
import type { Feature } from '../feature.ts';

interface Connections {
  readonly bridge: EarshotBridge;
  readonly settings: SettingsStore;
  readonly lobby: LobbyStore;
}

/** Connects the window's shape: the small ones are for a lobby, so leaving it brings the whole window back. */
export function connectWindow({ bridge, settings, lobby }: Connections): Feature<WindowStore, WindowController> {
  const store = createWindowStore();
  const controller = createWindowController({
    bridge,
    store,
    frame: browserFrame,
    isOnTop: () => settings.getState().settings.compactOnTop,
  });
  lobby.subscribe((state, before) => {
    const hasLeft = isInLobby(before) && !isInLobby(state);
    if (hasLeft && store.getState().shape !== 'full') void controller.takeShape('full');
  });
  settings.subscribe((state, before) => {
    if (state.settings.compactOnTop !== before.settings.compactOnTop) controller.setOnTop(state.settings.compactOnTop);
  });
  void controller.load();
  return { store, controller };
}
