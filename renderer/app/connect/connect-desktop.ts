import type { i18n } from 'i18next';
import type { EarshotBridge, TrayState } from '../../../shared/ipc/contract.ts';
import type { OverlayPerson } from '../../../shared/model/overlay.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Notifier } from '../../bridge/notifier.ts';
import type { DevicesStore } from '../../features/devices/devices-store.ts';
import {
  createDiagnosticsController,
  type DiagnosticsController,
} from '../../features/diagnostics/diagnostics-controller.ts';
import { createDiagnosticsStore, type DiagnosticsStore } from '../../features/diagnostics/diagnostics-store.ts';
import type { LobbyController } from '../../features/lobby/lobby-controller.ts';
import { isHostOfOthers, isInLobby, isOutOfReach, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import { createOverlayController, type OverlayController } from '../../features/overlay/overlay-controller.ts';
import { createOverlayStore, type OverlayStore } from '../../features/overlay/overlay-store.ts';
import type { PositionsStore } from '../../features/positions/positions-store.ts';
import type { ReachController } from '../../features/reach/reach-controller.ts';
import type { ReachStore } from '../../features/reach/reach-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { TextStore } from '../../features/text/text-store.ts';
import type { VoiceController } from '../../features/voice/voice-controller.ts';
import { statusOf } from '../../features/voice/voice-machine.ts';
import type { VoiceStore } from '../../features/voice/voice-store.ts';
import type { Scene } from '../../link/scene.ts';
import type { Feature } from '../feature.ts';
import { ownReach } from '../own-status.ts';
import { connectReach } from './connect-reach.ts';
import { followTexts } from './text/follow-texts.ts';
import { describeWindow } from './describe-window.ts';

/** Connects the window with what is around it: overlay, updates, the report, the tray and how the lobby is reached. */
export interface Desktop {
  readonly overlay: Feature<OverlayStore, OverlayController>;
  readonly diagnostics: Feature<DiagnosticsStore, DiagnosticsController>;
  readonly reach: Feature<ReachStore, ReachController>;
  /** Reports that you chose "leave" in the tray, and that leaving would end the lobby for others. */
  readonly onLeaveWanted: (listener: () => void) => () => void;
}

export interface DesktopConnections {
  readonly bridge: EarshotBridge;
  readonly i18n: i18n;
  readonly lobby: Feature<LobbyStore, LobbyController>;
  readonly voice: Feature<VoiceStore, VoiceController>;
  readonly devices: DevicesStore;
  readonly positions: PositionsStore;
  readonly settings: SettingsStore;
  readonly notifier: Notifier;
  readonly text: TextStore;
  readonly scene: Scene;
  readonly schedule: Schedule;
}

/** The longest name that the overlay has room for. */
const MAX_NAME_LENGTH = 64;

/** Connects the desktop: it learns who talks and how the window is, and its tray controls the voice and the lobby. */
export function connectDesktop(connections: DesktopConnections): Desktop {
  const { bridge, lobby, voice, devices, positions, settings, notifier, scene, schedule } = connections;
  const reach = connectReach(bridge, lobby.store);
  const readTexts = followTexts(connections, () => overlay.controller.peopleChanged());
  const overlayStore = createOverlayStore();
  const overlay = {
    store: overlayStore,
    controller: createOverlayController({
      bridge,
      store: overlayStore,
      schedule,
      readPeople: () => listPeople(connections),
      readTexts,
    }),
  };
  const diagnosticsStore = createDiagnosticsStore();
  const diagnostics = {
    store: diagnosticsStore,
    controller: createDiagnosticsController({
      bridge,
      store: diagnosticsStore,
      describeWindow: () =>
        describeWindow({
          ...{ devices, positions, settings, notifier },
          ...{ voice: voice.store, lobby: lobby.store, reach: reach.store },
        }),
    }),
  };

  scene.subscribe(overlay.controller.peopleChanged);
  lobby.store.subscribe(overlay.controller.peopleChanged);
  voice.store.subscribe(overlay.controller.peopleChanged);
  const leaveListeners = new Set<() => void>();
  connectTray(connections, () => {
    if (isHostOfOthers(lobby.store.getState())) leaveListeners.forEach((listener) => listener());
    else void lobby.controller.leave();
  });
  return {
    overlay,
    diagnostics,
    reach,
    onLeaveWanted(listener) {
      leaveListeners.add(listener);
      return () => void leaveListeners.delete(listener);
    },
  };
}

function listPeople({ lobby, voice, scene }: DesktopConnections): readonly OverlayPerson[] {
  const state = lobby.store.getState();
  if (isOutOfReach(state) || !isInLobby(state)) return [];
  const own = voice.store.getState();
  const isSending = ownReach(own, state) === 'sending';
  return state.participants.map(({ id, name, isMuted }) => {
    const isSelf = id === state.ownId;
    return {
      name: name.slice(0, MAX_NAME_LENGTH),
      isSelf,
      isMuted: isSelf ? statusOf(own).isMuted : isMuted,
      isTalking: scene.voice(id).isTalking && (!isSelf || isSending),
    };
  });
}

function connectTray({ bridge, i18n, lobby, voice }: DesktopConnections, onLeave: () => void): void {
  const t = i18n.getFixedT(null, 'overlay');
  let shown = '';

  function readState(): TrayState {
    const state = lobby.store.getState();
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

  lobby.store.subscribe(show);
  voice.store.subscribe(show);
  i18n.on('languageChanged', show);
  bridge.on('app:tray-used', ({ action }) => {
    if (action === 'leave') onLeave();
    else voice.controller.dispatch({ type: action === 'toggle-mute' ? 'mute-toggled' : 'deafen-toggled' });
  });
}
