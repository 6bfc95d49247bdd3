import type { i18n } from 'i18next';
import type { SettingsStore } from '../features/settings/settings-store.ts';
import { showLanguage } from '../i18n/i18n.ts';

/**
 * Shows the language of the settings, whenever it or the system's changes. Resolves when the stored choice shows for
 * the first time.
 */
export function followLanguage(instance: i18n, settings: SettingsStore): Promise<void> {
  let work: Promise<void> = Promise.resolve();
  // One after the other: the last choice stays, however long its texts take. Where they cannot be loaded, the language
  // before does.
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
