import { AboutPanel } from '../../../../../renderer/features/settings/AboutPanel.tsx';
import type { Story } from '../../../stage/story.ts';

const APP = { version: '0.1.0', shell: 'electron', platform: 'linux', notices: [] } as const;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: () => <AboutPanel app={{ ...APP, notices: [] }} />,
    'not known yet': () => <AboutPanel app={null} />,
  },
};
