import { HostingPanel } from '../../../../../renderer/features/settings/HostingPanel.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

const panel = (settings: Partial<Settings>) => () => (
  <HostingPanel settings={{ ...DEFAULT_SETTINGS, ...settings }} onSettingsChange={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    default: panel({}),
    'with a public address': panel({ publicAddress: 'play.example.org', mapsPorts: false }),
    'with a wrong STUN server': panel({ stunServer: 'stun.example.org:' }),
  },
};
