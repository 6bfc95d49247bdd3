import { HostingPanel } from '../../../../../renderer/features/settings/HostingPanel.tsx';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

const panel = (publicAddress: string) => (
  <HostingPanel settings={{ ...DEFAULT_SETTINGS, publicAddress }} onSettingsChange={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: { default: () => panel(''), 'with a public address': () => panel('play.example.org') },
};
