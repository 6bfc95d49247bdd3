import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { createHotkeysController, type HotkeysController } from '../../features/hotkeys/hotkeys-controller.ts';
import { createHotkeysStore, type HotkeysStore } from '../../features/hotkeys/hotkeys-store.ts';
import { readKeyLayout } from '../../features/hotkeys/read-key-layout.ts';
import { recordInWindow } from '../../features/hotkeys/record-in-window.ts';
import type { SettingsController } from '../../features/settings/settings-controller.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { Feature } from '../feature.ts';

export type HotkeysFeature = Feature<HotkeysStore, HotkeysController>;

export interface HotkeysConnections {
  readonly bridge: EarshotBridge;
  readonly settings: Feature<SettingsStore, SettingsController>;
  readonly schedule: Schedule;
}

/** Connects the keys: what they do is a setting, and their names come from the keyboard's layout. */
export function connectHotkeys({ bridge, settings, schedule }: HotkeysConnections): HotkeysFeature {
  const store = createHotkeysStore();
  const controller = createHotkeysController({
    bridge,
    store,
    bindings: () => settings.store.getState().settings.bindings,
    setBindings: (bindings) => settings.controller.update({ bindings }),
    recordInWindow,
    readKeyLayout,
    schedule,
  });
  void controller.readLayout();
  window.addEventListener('focus', () => void controller.readLayout());
  return { store, controller };
}
