import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SettingsStore } from './settings-store.ts';

export interface SettingsController {
  /** Reads what is stored. Where that fails, the defaults hold and a notice says so. */
  load(): Promise<void>;
  /** Takes a change at once, and stores it. Changes are stored one after the other. */
  update(change: Partial<Settings>): void;
  dismissNotice(): void;
}

export function createSettingsController(bridge: EarshotBridge, store: SettingsStore): SettingsController {
  let saving: Promise<void> = Promise.resolve();
  let unsaved = 0;

  async function save(change: Partial<Settings>): Promise<void> {
    const saved = await bridge.invoke('settings:update', change);
    unsaved--;
    if (!saved.ok) store.setState({ notice: `The settings could not be saved: ${saved.error.message}` });
    else if (unsaved === 0) store.setState({ settings: saved.value });
  }

  return {
    async load() {
      const [described, read] = await Promise.all([bridge.invoke('app:describe', {}), bridge.invoke('settings:read', {})]);
      if (described.ok) store.setState({ notice: described.value.settingsNotice });
      if (read.ok) store.setState({ settings: read.value });
      else store.setState({ notice: `The settings could not be read, so the defaults are used: ${read.error.message}` });
      store.setState({ isLoaded: true });
    },
    update(change) {
      unsaved++;
      store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
      saving = saving.then(() => save(change));
    },
    dismissNotice: () => store.setState({ notice: null }),
  };
}
