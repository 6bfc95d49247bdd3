import { createElement } from 'react';
import type { WindowApp } from '../../../renderer/app/create-window-app.ts';
import { SettingsDialog } from '../../../renderer/app/settings/SettingsDialog.tsx';
import type { SettingsTarget } from '../../../renderer/app/settings/settings-catalogue.ts';
import { createDevicesStore } from '../../../renderer/features/devices/devices-store.ts';
import { createDiagnosticsStore } from '../../../renderer/features/diagnostics/diagnostics-store.ts';
import { createHeadsetStore } from '../../../renderer/features/headset/headset-store.ts';
import { createHotkeysStore } from '../../../renderer/features/hotkeys/hotkeys-store.ts';
import { createLobbyStore, type LobbyState } from '../../../renderer/features/lobby/lobby-store.ts';
import { createOverlayStore } from '../../../renderer/features/overlay/overlay-store.ts';
import { createPeopleStore } from '../../../renderer/features/people/people-store.ts';
import { createPositionsStore, type PositionsState } from '../../../renderer/features/positions/positions-store.ts';
import { createModerationStore } from '../../../renderer/features/moderation/moderation-store.ts';
import { createRolesStore } from '../../../renderer/features/roles/roles-store.ts';
import { createRulesStore } from '../../../renderer/features/rules/rules-store.ts';
import { createSettingsStore } from '../../../renderer/features/settings/settings-store.ts';
import { createToasts } from '../../../renderer/features/toasts/toast-store.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { renderToText } from './render-to-text.ts';

export interface SettingsSituation {
  readonly isGuest?: boolean;
  readonly shell?: 'electron' | 'browser';
  readonly settings?: Partial<Settings>;
  readonly lobby?: Partial<LobbyState>;
  readonly positions?: Partial<PositionsState>;
  /** Whether the microphone is on and updates can be found. */
  readonly isComplete?: boolean;
}

/** Returns the HTML of the settings as they are in a situation, without a browser. */
export function renderSettings(target: SettingsTarget, situation: SettingsSituation = {}): string {
  const app = appIn(situation);
  return renderToText(createElement(SettingsDialog, { app, target, onClose: () => undefined, onHost: null }));
}

interface Store<State> {
  readonly getState: () => State;
  readonly setState: (change: Partial<State>) => void;
}

function appIn(situation: SettingsSituation): WindowApp {
  const {
    isGuest = false,
    shell = 'browser',
    settings = {},
    lobby = {},
    positions = {},
    isComplete = false,
  } = situation;
  const controller = new Proxy({}, { get: () => () => undefined });
  const feature = <State extends object>(store: Store<State>, change: Partial<State> = {}) => {
    store.setState(change);
    // Rendering without a browser shows the state from when a store was made.
    return { controller, store: Object.assign(store, { getInitialState: store.getState }) };
  };
  const updates = { state: 'idle', version: '', percent: null, problem: null, message: '' } as const;
  return {
    guestPage: isGuest ? { link: '', address: 'https://play.example/', appAddress: '' } : undefined,
    toasts: createToasts(),
    settings: feature(createSettingsStore(), {
      settings: { ...DEFAULT_SETTINGS, ...settings },
      app: {
        version: '0.1.0',
        shell: isGuest ? 'page' : shell,
        platform: 'linux',
        dataFolder: isGuest ? '' : '/home/ada/.config/earshot',
        opensFolder: !isGuest,
        notices: [],
      },
    }),
    lobby: feature(createLobbyStore(), lobby),
    devices: feature(createDevicesStore(), isComplete ? { microphone: 'on', microphoneLabel: 'Headset' } : {}),
    headset: feature(createHeadsetStore()),
    hotkeys: feature(createHotkeysStore()),
    people: feature(createPeopleStore()),
    positions: feature(createPositionsStore(), positions),
    roles: feature(createRolesStore()),
    moderation: feature(createModerationStore()),
    rules: feature(createRulesStore()),
    reach: { controller },
    overlay: feature(createOverlayStore()),
    diagnostics: feature(createDiagnosticsStore(), isComplete ? { update: updates } : {}),
    subscribeToInputLevel: () => () => undefined,
    notifier: { permission: () => 'unasked', ask: () => Promise.resolve('denied') },
    copyText: () => Promise.resolve(true),
  } as unknown as WindowApp;
}
