import type { TFunction } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SettingsStore } from './settings-store.ts';

export interface SettingsController {
  /** Reads what is stored. Where that fails, the defaults hold and a notice says so. */
  load(): Promise<void>;
  /** Takes a change at once, and stores it. What changes while something is being stored is stored together after it. */
  update(change: Partial<Settings>): void;
  dismissNotice(): void;
}

export function createSettingsController(bridge: EarshotBridge, store: SettingsStore, t: TFunction<'settings'>): SettingsController {
  let unsaved: Partial<Settings> | undefined;
  let isSaving = false;

  async function save(): Promise<void> {
    if (isSaving) return;
    isSaving = true;
    while (unsaved !== undefined) {
      const change = unsaved;
      unsaved = undefined;
      const saved = await bridge.invoke('settings:update', change);
      if (!saved.ok) store.setState({ notice: t('notSaved', { message: saved.error.message }) });
    }
    isSaving = false;
  }

  return {
    async load() {
      const [described, read] = await Promise.all([bridge.invoke('app:describe', {}), bridge.invoke('settings:read', {})]);
      if (described.ok) store.setState({ app: described.value, notice: described.value.settingsNotice });
      if (read.ok) store.setState({ settings: read.value });
      else store.setState({ notice: t('notRead', { message: read.error.message }) });
      store.setState({ isLoaded: true });
    },
    update(change) {
      store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
      unsaved = { ...unsaved, ...change };
      void save();
    },
    dismissNotice: () => store.setState({ notice: null }),
  };
}
