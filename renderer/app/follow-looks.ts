import type { SettingsStore } from '../features/settings/settings-store.ts';

/** Applies the theme of the settings to the page, and high contrast if the settings or the system ask for it. */
export function followLooks(settings: SettingsStore): void {
  const wantsContrast = window.matchMedia('(prefers-contrast: more)');
  const show = (): void => {
    const { theme } = settings.getState().settings;
    const page = document.documentElement.dataset;
    page['theme'] = theme;
    page['contrast'] = theme === 'contrast' || wantsContrast.matches ? 'more' : 'normal';
  };
  settings.subscribe((state, before) => {
    if (state.settings.theme !== before.settings.theme) show();
  });
  wantsContrast.addEventListener('change', show);
  show();
}
