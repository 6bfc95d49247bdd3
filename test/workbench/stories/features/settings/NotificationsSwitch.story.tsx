import { NotificationsSwitch } from '../../../../../renderer/features/settings/NotificationsSwitch.tsx';
import type { Story } from '../../../stage/story.ts';

const control = (permission: 'granted' | 'unasked' | 'denied') => () => (
  <NotificationsSwitch
    settings={{ notifies: true }}
    onSettingsChange={() => undefined}
    permission={() => permission}
    onAsk={async () => (permission === 'granted' ? 'granted' : 'denied')}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    on: control('granted'),
    'blocked by the browser': control('denied'),
    'refused when asked': {
      show: control('unasked'),
      act: (frame) => frame.querySelector('input')?.click(),
    },
  },
};
