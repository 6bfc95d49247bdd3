import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { HostLink } from '../../../link/host-link.ts';

type OutputLink = Pick<HostLink, 'sendOutput'>;

/** Tells the host how your ears want voices: on every new link, because a host may not know it, and after a change. */
export function connectOutput(settings: SettingsStore): { setLink(link: OutputLink | null): void } {
  let link: OutputLink | null = null;
  const send = (): void => {
    const { outputMode, outputWidthPercent } = settings.getState().settings;
    link?.sendOutput({ mode: outputMode, widthPercent: outputWidthPercent });
  };
  settings.subscribe(({ settings: now }, { settings: before }) => {
    if (now.outputMode !== before.outputMode || now.outputWidthPercent !== before.outputWidthPercent) send();
  });
  return {
    setLink(next) {
      link = next;
      send();
    },
  };
}
