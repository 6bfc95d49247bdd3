import { JoiningPanel } from '../../../../../renderer/features/settings/JoiningPanel.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    default: () => <JoiningPanel settings={{ relayOnly: false }} onSettingsChange={() => undefined} />,
    'relay only': () => <JoiningPanel settings={{ relayOnly: true }} onSettingsChange={() => undefined} />,
  },
};
