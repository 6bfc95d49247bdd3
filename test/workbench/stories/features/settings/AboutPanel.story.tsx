import { AboutPanel } from '../../../../../renderer/features/settings/AboutPanel.tsx';
import type { AppDescription } from '../../../../../renderer/features/settings/settings-store.ts';
import type { Story } from '../../../stage/story.ts';

const APP: AppDescription = {
  version: '0.1.0',
  shell: 'electron',
  platform: 'linux',
  dataFolder: '/home/ada/.config/earshot',
  opensFolder: true,
  notices: [],
};

const panel = (app: AppDescription | null) => () => (
  <AboutPanel app={app} onCopy={() => Promise.resolve(true)} onOpenFolder={() => Promise.resolve(false)} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: panel(APP),
    'in a browser': panel({ ...APP, shell: 'browser', opensFolder: false }),
    'a page for guests': panel({ ...APP, shell: 'page', dataFolder: '', opensFolder: false }),
    'the folder does not open': {
      show: panel(APP),
      act: (frame) => frame.querySelector<HTMLElement>('.settings-folder .button')?.click(),
    },
    'not known yet': panel(null),
  },
};
