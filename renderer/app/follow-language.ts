import type { i18n } from 'i18next';
import type { SettingsStore } from '../features/settings/settings-store.ts';
import { showLanguage } from '../i18n/i18n.ts';

/** Follows the language of the settings and of the system. Resolves when the stored choice shows for the first time. */
export function followLanguage(instance: i18n, settings: SettingsStore): Promise<void> {
  let work: Promise<void> = Promise.resolve();
  // Loads languages one at a time, so that the last choice wins however long its texts take. If loading fails, the
  // previous language stays.
  const show = (): Promise<void> => {
    work = work
      .then(() => showLanguage(instance, settings.getState().settings.language, navigator.languages))
      .catch(() => undefined);
    return work;
  };
  window.addEventListener('languagechange', () => void show());
  return new Promise((resolve) => {
    settings.subscribe((state, before) => {
      if (state.settings.language !== before.settings.language || state.isLoaded !== before.isLoaded)
        void show().then(state.isLoaded ? resolve : undefined);
    });
  });
}
