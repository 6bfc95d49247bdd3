import { NotificationsSwitch } from '../../../../../renderer/features/settings/NotificationsSwitch.tsx';
import type { Story } from '../../../stage/story.ts';

const control = (permission: 'granted' | 'denied') => () => (
  <NotificationsSwitch
    settings={{ notifies: true }}
    onSettingsChange={() => undefined}
    permission={() => permission}
    onAsk={async () => permission}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    on: control('granted'),
    'refused by the browser': {
      show: control('denied'),
      act: (frame) => frame.querySelector('input')?.click(),
    },
  },
};
