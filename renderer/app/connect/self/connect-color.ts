import type { HostLink } from '../../../link/host-link.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';

/** Shows others the colour that is chosen in the settings, also after a change and on every new link. */
export function connectColor(settings: SettingsStore): {
  setLink(link: Pick<HostLink, 'sendColor'> | null): void;
} {
  let link: Pick<HostLink, 'sendColor'> | null = null;
  settings.subscribe((state, before) => {
    if (state.settings.color !== before.settings.color) link?.sendColor(state.settings.color);
  });
  return {
    setLink(next) {
      link = next;
      const { color } = settings.getState().settings;
      if (color !== null) next?.sendColor(color);
    },
  };
}
