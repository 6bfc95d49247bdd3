import type { i18n } from 'i18next';
import type { EarshotBridge, TrayState } from '../../shared/ipc/contract.ts';
import type { OverlayPerson } from '../../shared/model/overlay.ts';
import {
  createDiagnosticsController,
  type DiagnosticsController,
} from '../features/diagnostics/diagnostics-controller.ts';
import { createDiagnosticsStore, type DiagnosticsStore } from '../features/diagnostics/diagnostics-store.ts';
import { isHostOfOthers, isInLobby, type LobbyStore } from '../features/lobby/lobby-store.ts';
import { createOverlayController, type OverlayController } from '../features/overlay/overlay-controller.ts';
import { createOverlayStore, type OverlayStore } from '../features/overlay/overlay-store.ts';
import type { VoiceController } from '../features/voice/voice-controller.ts';
import { statusOf } from '../features/voice/voice-machine.ts';
import type { VoiceStore } from '../features/voice/voice-store.ts';
import type { Scene } from '../link/scene.ts';

/**
 * What the window has of the desktop around it: overlay, updates and report. The tray needs nothing of the window's
 * views.
 */
export interface Desktop {
  readonly overlay: { readonly store: OverlayStore; readonly controller: OverlayController };
  readonly diagnostics: { readonly store: DiagnosticsStore; readonly controller: DiagnosticsController };
}

export interface DesktopDependencies {
  readonly bridge: EarshotBridge;
  readonly i18n: i18n;
  readonly lobby: LobbyStore;
  readonly voice: { readonly store: VoiceStore; readonly controller: VoiceController };
  readonly scene: Scene;
  readonly describeWindow: () => string;
  /** The tray's menu was asked to leave. */
  readonly onLeaveWanted: () => void;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** As much of a name as the overlay has room for. */
const MAX_NAME_LENGTH = 64;

/** Tells the desktop who talks and how the window is, and does what its tray asks. */
export function connectDesktop(dependencies: DesktopDependencies): Desktop {
  const { bridge, lobby, voice, scene, schedule, describeWindow } = dependencies;
  const overlayStore = createOverlayStore();
  const overlay = {
    store: overlayStore,
    controller: createOverlayController({
      bridge,
      store: overlayStore,
      schedule,
      readPeople: () => listPeople(dependencies),
    }),
  };
  const diagnosticsStore = createDiagnosticsStore();
  const diagnostics = {
    store: diagnosticsStore,
    controller: createDiagnosticsController({ bridge, store: diagnosticsStore, describeWindow }),
  };

  scene.subscribe(overlay.controller.peopleChanged);
  lobby.subscribe(overlay.controller.peopleChanged);
  voice.store.subscribe(overlay.controller.peopleChanged);
  connectTray(dependencies);
  return { overlay, diagnostics };
}

function listPeople({ lobby, voice, scene }: DesktopDependencies): readonly OverlayPerson[] {
  const state = lobby.getState();
  if (state.connection.status === 'ended' || !isInLobby(state)) return [];
  const own = voice.store.getState();
  return state.participants.map(({ id, name, isMuted }) => {
    const isSelf = id === state.ownId;
    return {
      name: name.slice(0, MAX_NAME_LENGTH),
      isSelf,
      isMuted: isSelf ? statusOf(own).isMuted : isMuted,
      isTalking: isSelf ? own.gate === 'open' && scene.voice(id).isTalking : scene.voice(id).isTalking,
    };
  });
}

function connectTray({ bridge, i18n, lobby, voice, onLeaveWanted }: DesktopDependencies): void {
  const t = i18n.getFixedT(null, 'overlay');
  let shown = '';

  function readState(): TrayState {
    const state = lobby.getState();
    const { isMuted, isDeafened } = voice.store.getState();
    return {
      isInLobby: isInLobby(state) && state.connection.status !== 'ended',
      isMuted,
      isDeafened,
      isHostOfOthers: isHostOfOthers(state),
      labels: {
        show: t('tray.show'),
        mute: t('tray.mute'),
        deafen: t('tray.deafen'),
        leave: t('tray.leave'),
        quit: t('tray.quit'),
        hidden: t('tray.hidden'),
      },
    };
  }

  function show(): void {
    const state = readState();
    const text = JSON.stringify(state);
    if (text === shown) return;
    shown = text;
    void bridge.invoke('app:show-state', state);
  }

  lobby.subscribe(show);
  voice.store.subscribe(show);
  i18n.on('languageChanged', show);
  bridge.on('app:tray-used', ({ action }) => {
    if (action === 'leave') onLeaveWanted();
    else voice.controller.dispatch({ type: action === 'toggle-mute' ? 'mute-toggled' : 'deafen-toggled' });
  });
}
