import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SettingsNotice, SettingsStore } from './settings-store.ts';

export interface SettingsController {
  /** Reads the stored settings. If that fails, the defaults apply and a notice says why. */
  load(): Promise<void>;
  /** Applies a change at once, and stores it. Changes during a write are stored together afterwards. */
  update(change: Partial<Settings>): void;
  dismissNotice(notice: SettingsNotice): void;
  /** Shows the folder of settings and log in the system's file manager; returns whether it did. */
  openFolder(): Promise<boolean>;
}

/** `newName` returns the name of a player who has none yet. */
export function createSettingsController(
  bridge: EarshotBridge,
  store: SettingsStore,
  newName: () => string,
): SettingsController {
  let unsaved: Partial<Settings> | undefined;
  let isSaving = false;

  /** Shows a notice, unless it already shows. */
  function say(notice: SettingsNotice): void {
    store.setState(({ notices }) => ({
      notices: [
        ...notices.filter(({ undone, error }) => undone !== notice.undone || error.code !== notice.error.code),
        notice,
      ],
    }));
  }

  async function save(): Promise<void> {
    if (isSaving) return;
    isSaving = true;
    while (unsaved !== undefined) {
      const change = unsaved;
      unsaved = undefined;
      const saved = await bridge.invoke('settings:update', change);
      if (!saved.ok) say({ undone: 'saved', error: saved.error });
    }
    isSaving = false;
  }

  function update(change: Partial<Settings>): void {
    store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
    unsaved = { ...unsaved, ...change };
    void save();
  }

  return {
    async load() {
      const [described, read] = await Promise.all([
        bridge.invoke('app:describe', {}),
        bridge.invoke('settings:read', {}),
      ]);
      if (described.ok)
        store.setState({
          app: described.value,
          notices: described.value.notices.map((error) => ({ undone: null, error })),
        });
      if (read.ok) store.setState({ settings: read.value });
      else say({ undone: 'read', error: read.error });
      // Without a name, all who skip the first run would be called the same.
      if (read.ok && read.value.name.trim() === '') update({ name: newName() });
      store.setState({ isLoaded: true });
    },
    update,
    async openFolder() {
      const opened = await bridge.invoke('app:open-folder', {});
      return opened.ok && opened.value.isOpen;
    },
    dismissNotice: (notice) =>
      store.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) })),
  };
}
