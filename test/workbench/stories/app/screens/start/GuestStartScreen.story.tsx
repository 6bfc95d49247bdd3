import { GuestStartScreen } from '../../../../../../renderer/app/screens/start/GuestStartScreen.tsx';
import type { GuestPage } from '../../../../../../renderer/app/create-window-app.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const screen = (guestPage: GuestPage) => async (stage: Stage) => {
  const app = await stage.openApp({ guestPage });
  app.clipboard.glance = async () => ({ kind: 'refused' });
  return <GuestStartScreen app={app} onOpenSettings={() => undefined} />;
};

export const story: Story = {
  kind: 'window',
  states: {
    invited: screen({ link: 'AQ', address: '', appAddress: 'https://example.org/' }),
    'without a link': screen({ link: '', address: '', appAddress: '' }),
  },
};
